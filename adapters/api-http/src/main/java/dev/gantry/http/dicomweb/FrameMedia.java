package dev.gantry.http.dicomweb;

import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;

/** The media type in which the frames of a transfer syntax go out as they are stored. PS3.18 Table 8.7.3-5 */
final class FrameMedia {
    static final String JPEG = "image/jpeg";

    private FrameMedia() {}

    static String type(TransferSyntax syntax) {
        return syntax.encapsulated() ? codestream(syntax.uid()) : DicomWeb.OCTETS;
    }

    /** What the frames are in: native ones are sent little endian whatever they are stored in. */
    static String transferSyntax(TransferSyntax syntax) {
        return syntax.encapsulated() ? syntax.uid() : UID.ExplicitVRLittleEndian;
    }

    static boolean isVideo(TransferSyntax syntax) {
        return type(syntax).startsWith("video/");
    }

    private static String codestream(String uid) {
        String jpegFamily = "1.2.840.10008.1.2.4.";
        if (uid.equals(UID.RLELossless)) {
            return "image/dicom-rle";
        }
        if (!uid.startsWith(jpegFamily)) {
            return DicomWeb.OCTETS;
        }
        // A fragmentable twin is the same codestream: 102 and 102.1
        String number = uid.substring(jpegFamily.length()).replaceFirst("\\.1$", "");
        return switch (number) {
            case "50", "51", "57", "70" -> JPEG;
            case "80", "81" -> "image/jls";
            case "90", "91" -> "image/jp2";
            case "92", "93" -> "image/jpx";
            case "201", "202", "203" -> "image/jphc";
            case "110", "111", "112" -> "image/jxl";
            case "100", "101" -> "video/mpeg";
            case "102", "103", "104", "105", "106", "107", "108" -> "video/mp4";
            default -> DicomWeb.OCTETS;
        };
    }
}
