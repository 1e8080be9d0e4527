/** The pixel data of a data set: frames of any kind as samples. */
module dev.gantry.dicom.image {
    requires transitive dev.gantry.codec;
    requires transitive dev.gantry.dicom;
    requires static org.jspecify;

    exports dev.gantry.dicom.image;
    exports dev.gantry.dicom.image.render;
    exports dev.gantry.dicom.image.transcode;
}
