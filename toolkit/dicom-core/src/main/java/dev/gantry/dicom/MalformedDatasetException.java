package dev.gantry.dicom;

import java.io.IOException;

/** The bytes are not what the standard, or the leniency asked for, allows. The message holds no value of the data set. */
public class MalformedDatasetException extends IOException {

    private static final long serialVersionUID = 1;

    private final long offset;
    private final String tagPath;

    public MalformedDatasetException(String text, long offset, String tagPath) {
        super(text + " at byte " + offset + (tagPath.isEmpty() ? "" : " in " + tagPath));
        this.offset = offset;
        this.tagPath = tagPath;
    }

    /** The byte it was found at, counted from the start of the stream. */
    public long offset() {
        return offset;
    }

    /** The element, as "(0040,A730)[2].(0008,0100)"; empty where there is none. */
    public String tagPath() {
        return tagPath;
    }
}
