package dev.gantry.http.dicomweb;

import dev.gantry.store.retrieve.Retrieve;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The resources of DICOMweb. */
@Configuration(proxyBeanMethods = false)
@Import({
    StoreController.class,
    SearchController.class,
    InstancesController.class,
    MetadataController.class,
    FramesController.class,
    BulkDataController.class,
    RenderedController.class,
    WadoUriController.class
})
public class DicomWeb {
    static final String ROOT = "/dicomweb";
    static final String STUDY = ROOT + "/studies/{study}";
    static final String SERIES = STUDY + "/series/{series}";
    static final String INSTANCE = SERIES + "/instances/{instance}";

    static final String DICOM = "application/dicom";
    static final String DICOM_JSON = "application/dicom+json";
    static final String DICOM_XML = "application/dicom+xml";
    static final String JSON = "application/json";
    static final String OCTETS = "application/octet-stream";

    @Bean
    DecodingPool decodingPool() {
        return new DecodingPool();
    }

    @Bean
    Transcodings transcodings(Retrieve retrieve, DecodingPool pool) {
        return new Transcodings(retrieve, pool);
    }
}
