/** The data model of DICOM and its file format. Stands on {@code java.base} alone. */
module dev.gantry.dicom {
    requires static org.jspecify;

    exports dev.gantry.dicom;
    exports dev.gantry.dicom.fileset;
}
