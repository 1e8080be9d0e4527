package dev.gantry.server.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive in the making. */
final class Zip {
    private final Map<String, InputStream> files = new LinkedHashMap<>();

    Zip with(String name, InputStream content) {
        files.put(name, content);
        return this;
    }

    byte[] toByteArray() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, InputStream> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                file.getValue().transferTo(zip);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
