package dev.gantry.http;

import dev.gantry.http.admin.QueueController;
import dev.gantry.http.admin.ReportController;
import dev.gantry.http.dicomweb.DicomWeb;
import dev.gantry.http.edge.HttpEdge;
import dev.gantry.http.edge.HttpSettings;
import dev.gantry.http.edge.SecurityHeaders;
import dev.gantry.http.upload.UploadController;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * The list of what the HTTP API is made of. It needs beans of {@link HttpSettings} and of the domain's {@code Ingest},
 * {@code Search}, {@code Retrieve}, {@code Deletion} and {@code Processing}.
 */
@Configuration(proxyBeanMethods = false)
@Import({HttpEdge.class, DicomWeb.class, UploadController.class, QueueController.class, ReportController.class})
public class HttpApi {
    @Bean
    SecurityHeaders securityHeaders() {
        return new SecurityHeaders();
    }

    /** Refuses pages of other origins unless they are listed, simple requests too: a foreign page must not upload. */
    @Bean
    CorsFilter corsFilter(HttpSettings settings) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOrigins(settings.corsOrigins());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "DELETE"));
        cors.setAllowedHeaders(List.of("*"));
        cors.setExposedHeaders(List.of(
                "Content-Type",
                "Content-Length",
                "Content-Location",
                "Content-Range",
                "ETag",
                "Warning",
                "Retry-After"));
        cors.setMaxAge(3600L);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        return new CorsFilter(source);
    }
}
