/** The upper layer of PS3.8 and the message exchange of PS3.7, both sides. */
module dev.gantry.dicom.net {
    requires transitive dev.gantry.dicom;
    requires jdk.net;
    requires static org.jspecify;

    exports dev.gantry.dicom.net;
    exports dev.gantry.dicom.net.command;
    exports dev.gantry.dicom.net.pdu;
}
