package dev.gantry.dicom.json;

import dev.gantry.dicom.MalformedDatasetException;

/** The text is no DICOM JSON or no Native DICOM XML, or says what no data set can. The message holds no value of it. */
public final class MalformedModelException extends MalformedDatasetException {

    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    MalformedModelException(String text, Position position, String tagPath) {
        super(text + " (line " + position.line() + ", column " + position.column() + ")", position.offset(), tagPath);
        this.line = position.line();
        this.column = position.column();
    }

    /** The line it was found in, from 1. */
    public int line() {
        return line;
    }

    /** The column, from 1: in bytes for JSON, in characters for XML. */
    public int column() {
        return column;
    }
}
