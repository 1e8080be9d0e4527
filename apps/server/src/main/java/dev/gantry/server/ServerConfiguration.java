package dev.gantry.server;

import static java.util.Objects.requireNonNull;

import dev.gantry.server.settings.GantrySettings;
import dev.gantry.server.settings.Role;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;

/** The web server, with Spring Boot's own parts: health, metrics, JSON. In every role. */
@SpringBootConfiguration(proxyBeanMethods = false)
@BootParts
class ServerConfiguration {
    private static final int LONGEST_READ = 64 << 10;

    @Bean
    FilterRegistrationBean<LoopbackFilter> loopbackFilter() {
        var registration = new FilterRegistrationBean<>(new LoopbackFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** A large body comes in large reads; 64 KiB is the longest buffer that Jetty pools. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> largeReads() {
        return factory -> factory.addServerCustomizers(server -> Stream.of(server.getConnectors())
                .map(connector -> connector.getConnectionFactory(HttpConnectionFactory.class))
                .forEach(http -> http.setInputBufferSize(LONGEST_READ)));
    }

    @Bean
    @Lazy // ports are known when all is started
    Addresses addresses(
            GantrySettings settings, ServletWebServerApplicationContext web, ObjectProvider<DimseLifecycle> dimse)
            throws StartupFailure {
        return new Addresses(
                Loopback.bindAddress(settings.bind()),
                requireNonNull(web.getWebServer()).getPort(),
                settings.has(Role.HTTP),
                dimse.stream()
                        .flatMap(lifecycle -> lifecycle.listener().stream())
                        .mapToInt(listener -> listener.address().getPort())
                        .findFirst(),
                settings.dimse().aeTitle(),
                settings.dataDirectory());
    }
}
