package dev.gantry.server;

import dev.gantry.http.HttpApi;
import dev.gantry.http.edge.HttpSettings;
import dev.gantry.server.settings.GantrySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The role {@code http}: DICOMweb, uploads and administration. */
@Configuration(proxyBeanMethods = false)
@Import(HttpApi.class)
class HttpConfiguration {
    @Bean
    HttpSettings httpSettings(GantrySettings settings) {
        return ModuleSettings.http(settings.http());
    }
}
