package dev.gantry.dicom;

import java.util.List;

/** What is wrong where a reader stands: forgiven with a warning, or an error, each with its place. */
final class Findings {

    private final boolean lenient;
    private final Warnings warnings;
    private final Nesting nesting;
    private final ElementHeader header;
    private long offset;

    Findings(boolean lenient, Warnings warnings, Nesting nesting, ElementHeader header) {
        this.lenient = lenient;
        this.warnings = warnings;
        this.nesting = nesting;
        this.header = header;
    }

    /** What is read from now on begins there. */
    void moveTo(long position) {
        offset = position;
    }

    long offset() {
        return offset;
    }

    void warn(String text) {
        warnings.add(offset, path(), text);
    }

    /** A warning, or where nothing is forgiven an error. */
    void forgive(String text) throws MalformedDatasetException {
        if (!lenient) {
            throw malformed(text);
        }
        warn(text);
    }

    /** The same for what is wrong with something that has been passed. */
    void forgive(long at, String path, String text) throws MalformedDatasetException {
        if (!lenient) {
            throw new MalformedDatasetException(text, at, path);
        }
        warnings.add(at, path, text);
    }

    MalformedDatasetException malformed(String text) {
        return new MalformedDatasetException(text, offset, path());
    }

    List<Warning> warnings() {
        return warnings.list();
    }

    private String path() {
        String around = nesting.path();
        boolean inElement = header.tag != 0 && !nesting.isBetweenItems();
        if (inElement) {
            return around + Tag.of(header.tag);
        }
        return around.endsWith(".") ? around.substring(0, around.length() - 1) : around;
    }
}
