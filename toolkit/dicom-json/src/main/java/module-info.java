/** The DICOM JSON model and Native DICOM XML, both ways. */
module dev.gantry.dicom.json {
    requires transitive dev.gantry.dicom;
    requires java.xml;
    requires static org.jspecify;

    exports dev.gantry.dicom.json;
}
