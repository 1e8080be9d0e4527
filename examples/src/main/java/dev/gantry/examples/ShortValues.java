package dev.gantry.examples;

import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** dicom-core: counts the values of a file without ever holding it in memory: {@code ShortValues <file>}. */
public final class ShortValues {
    private static final int SHORT = 64;

    private ShortValues() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(count(Path.of(arguments[0])) + " short values");
    }

    static int count(Path file) throws IOException {
        int count = 0;
        // region:stream
        try (InputStream in = Files.newInputStream(file)) {
            DatasetReader reader = DatasetReader.ofFile(in, ReadOptions.lenient());
            for (var event = reader.next(); event != DatasetReader.Event.END; event = reader.next()) {
                if (event == DatasetReader.Event.ELEMENT && reader.length() <= SHORT) {
                    count++;
                }
            }
        }
        // endregion
        return count;
    }
}
