package dev.gantry.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The tables of the standard that lie beside the classes; as rows if they are tab-separated with one header line. */
final class Table {

    private Table() {}

    /** Without streams: this runs when a program starts. */
    static List<String[]> rows(String name) {
        String text = new String(bytes(name), StandardCharsets.UTF_8);
        List<String[]> rows = new ArrayList<>();
        int start = text.indexOf('\n') + 1;
        for (int end = text.indexOf('\n', start); end > 0; end = text.indexOf('\n', start)) {
            rows.add(text.substring(start, end).split("\t", -1));
            start = end + 1;
        }
        return rows;
    }

    static byte[] bytes(String name) {
        try (InputStream in = Table.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
