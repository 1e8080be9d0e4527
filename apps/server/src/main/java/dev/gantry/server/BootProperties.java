package dev.gantry.server;

import dev.gantry.server.settings.GantrySettings;
import dev.gantry.server.settings.LogKeys;
import dev.gantry.server.settings.Role;
import java.util.LinkedHashMap;
import java.util.Map;

/** Our settings in Spring Boot's words. They win over every other source, so that only {@code gantry.} keys count. */
final class BootProperties {
    private BootProperties() {}

    static Map<String, Object> of(GantrySettings settings, DataDirectory directory) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.config.location", "optional:classpath:/dev/gantry/server/"); // not the working directory
        properties.put("spring.main.banner-mode", "off");
        properties.put("spring.main.register-shutdown-hook", false);
        properties.put("spring.main.keep-alive", true);
        properties.put("spring.threads.virtual.enabled", true);
        properties.put("spring.jmx.enabled", false);
        properties.put(
                "spring.lifecycle.timeout-per-shutdown-phase",
                settings.shutdownTimeout().toMillis() + "ms");
        properties.put("server.shutdown", "graceful");
        properties.put("server.address", settings.bind());
        properties.put("server.port", settings.http().port());
        web(properties);
        management(properties, settings.has(Role.DIMSE));
        log(properties, settings.log(), directory);
        return properties;
    }

    private static void web(Map<String, Object> properties) {
        properties.put("server.error.whitelabel.enabled", false);
        properties.put("spring.web.resources.add-mappings", false);
        properties.put("server.max-http-request-header-size", "64KB"); // a QIDO-RS query may list many UIDs
        properties.put("spring.mvc.formcontent.filter.enabled", false);
    }

    private static void management(Map<String, Object> properties, boolean dimse) {
        properties.put("management.endpoints.access.default", "none");
        properties.put("management.endpoint.health.access", "read-only");
        properties.put("management.endpoint.prometheus.access", "read-only");
        properties.put("management.endpoints.web.exposure.include", "health,prometheus");
        properties.put("management.endpoints.web.discovery.enabled", false);
        properties.put("management.endpoint.health.show-details", "always");
        properties.put("management.endpoint.health.show-components", "always");
        properties.put("management.endpoint.health.probes.enabled", true);
        properties.put("management.endpoint.health.status.order", "down,out-of-service,degraded,unknown,up");
        properties.put("management.health.defaults.enabled", false);
        properties.put(
                "management.endpoint.health.group.readiness.include",
                "readinessState,database,broker,objects" + (dimse ? ",dimse" : ""));
        properties.put("management.endpoint.health.group.readiness.show-details", "always");
    }

    private static void log(Map<String, Object> properties, LogKeys log, DataDirectory directory) {
        boolean json = log.console() == LogKeys.Console.JSON;
        properties.put("logging.config", "classpath:dev/gantry/server/" + (json ? "log-json.xml" : "log-text.xml"));
        properties.put("logging.structured.format." + (json ? "console" : "file"), "ecs");
        properties.put("logging.structured.ecs.service.name", "gantry");
        properties.put("logging.register-shutdown-hook", false); // the log is needed to the end
        if (!json) {
            properties.put(
                    "logging.file.name", directory.logs().resolve("gantry.log").toString());
            properties.put(
                    "logging.logback.rollingpolicy.max-file-size",
                    log.maxFileSize().toString());
            properties.put(
                    "logging.logback.rollingpolicy.total-size-cap",
                    log.maxTotalSize().toString());
            properties.put("logging.logback.rollingpolicy.max-history", 365);
            properties.put("logging.logback.rollingpolicy.file-name-pattern", "${LOG_FILE}.%d{yyyy-MM-dd}.%i.gz");
        }
        properties.put("logging.level.dev.gantry", log.level().name());
    }
}
