package dev.gantry.cli.file;

import dev.gantry.dicom.DicomStream;
import dev.gantry.dicom.Tag;
import java.nio.file.Path;

/** The URIs of the bulk data of one file that is being read; {@link BulkMode#TEXT} says how they look. */
final class BulkReferences {
    private final String file;
    private final DicomStream stream;

    BulkReferences(Input input, DicomStream stream) {
        this.file = input.path()
                .map(Path::toAbsolutePath)
                .map(path -> path.normalize().toUri().toString())
                .orElse("stdin:");
        this.stream = stream;
    }

    /** The address of the value the reader is at. */
    String uri(String path, long length) {
        boolean moved = stream.opening().syntax().deflated()
                || stream.opening().syntax().bigEndian()
                || stream.opening().syntax().encapsulated() && path.equals(Tag.PixelData.hex());
        String where = moved ? "" : "?offset=" + stream.reader().position() + "&length=" + length;
        return file + where + "#" + path;
    }
}
