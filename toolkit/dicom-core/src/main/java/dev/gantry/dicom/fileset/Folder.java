package dev.gantry.dicom.fileset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The files below a folder. */
final class Folder {

    private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);
    private static final int PREAMBLE = 128;

    private Folder() {}

    /** Every regular file, in the order of names; links to folders are not followed. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Whether a file has the prefix of PS3.10 7.1, which every file of a file set must have. */
    static boolean isDicom(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(PREAMBLE + PREFIX.length);
            return start.length == PREAMBLE + PREFIX.length
                    && Arrays.equals(start, PREAMBLE, start.length, PREFIX, 0, PREFIX.length);
        }
    }
}
