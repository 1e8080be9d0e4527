package dev.gantry.dicom;

/** The bytes are not DICOM at all: neither a Part 10 file nor anything that looks like a data set. */
public final class NotDicomException extends MalformedDatasetException {

    private static final long serialVersionUID = 1;

    public NotDicomException(String text) {
        super(text, 0, "");
    }
}
