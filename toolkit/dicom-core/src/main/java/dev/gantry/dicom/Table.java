package dev.gantry.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** The tables of the standard that lie beside the classes: tab-separated, one header line. */
final class Table {

    private Table() {}

    static Stream<String[]> rows(String name) {
        return text(name).lines().skip(1).map(line -> line.split("\t", -1));
    }

    static String text(String name) {
        try (InputStream in = Table.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
