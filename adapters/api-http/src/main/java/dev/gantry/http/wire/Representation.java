package dev.gantry.http.wire;

/**
 * One way in which a resource can be sent.
 *
 * @param multipart whether as the parts of multipart/related, PS3.18 8.6.1.2
 * @param mediaType of the body, or of each part
 * @param transferSyntax of the DICOM payload; empty where there is none
 */
public record Representation(boolean multipart, String mediaType, String transferSyntax) {
    private static final String OCTETS = "application/octet-stream";

    public static Representation single(String mediaType) {
        return new Representation(false, mediaType, "");
    }

    public static Representation single(String mediaType, String transferSyntax) {
        return new Representation(false, mediaType, transferSyntax);
    }

    public static Representation multipart(String mediaType, String transferSyntax) {
        return new Representation(true, mediaType, transferSyntax);
    }

    /** How precisely a media range asks for this; negative when it does not. */
    int precision(MediaType range) {
        if (range.type().equals("*")) {
            return 0;
        }
        if (!multipart) {
            return isCovered(range) && accepts(range) ? range.precision() : -1;
        }
        if (!range.covers("multipart/related") || !accepts(range)) {
            return -1;
        }
        return range.parameter("type")
                .map(type -> isCovered(MediaType.parse(type)) ? range.precision() + 1 : -1)
                .orElse(range.precision());
    }

    /** A codestream is also bytes: clients ask for application/octet-stream and any transfer syntax. */
    private boolean isCovered(MediaType range) {
        return range.covers(mediaType) || range.covers(OCTETS) && !transferSyntax.isEmpty() && isCodestream();
    }

    private boolean isCodestream() {
        return mediaType.startsWith("image/") || mediaType.startsWith("video/");
    }

    // PS3.18 8.7.3.5.2: without the parameter we send what is stored
    private boolean accepts(MediaType range) {
        String asked = range.parameter("transfer-syntax").orElse("*");
        return asked.equals("*") || asked.equals(transferSyntax);
    }
}
