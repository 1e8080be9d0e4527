/** The rules of PS3.3, PS3.5 and PS3.6, as a report. */
module dev.gantry.dicom.validate {
    requires transitive dev.gantry.dicom;
    requires static org.jspecify;

    exports dev.gantry.dicom.validate;
}
