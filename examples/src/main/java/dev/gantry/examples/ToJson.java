package dev.gantry.examples;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.json.DicomJsonReader;
import dev.gantry.dicom.json.DicomJsonWriter;
import dev.gantry.dicom.json.ModelReadOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** dicom-json: tells the header of a file in the DICOM JSON model, and reads it back: {@code ToJson <file>}. */
public final class ToJson {

    private ToJson() {}

    public static void main(String[] arguments) throws IOException {
        byte[] json = json(Path.of(arguments[0]));
        System.out.write(json);
        System.out.println();
        System.out.println(read(json).size() + " elements");
    }

    static byte[] json(Path file) throws IOException {
        // region:to-json
        ReadOptions header = ReadOptions.lenient().stopBefore(Tag.PixelData);
        Dataset dataset = DicomFile.read(file, header).dataset();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DicomJsonWriter writer = new DicomJsonWriter(out);
        writer.beginArray();
        writer.write(dataset);
        writer.endArray();
        writer.flush();
        // endregion
        return out.toByteArray();
    }

    static Dataset read(byte[] json) throws IOException {
        // region:from-json
        var reader = new DicomJsonReader(new ByteArrayInputStream(json), ModelReadOptions.lenient());
        Dataset dataset = reader.next().orElseThrow();
        // endregion
        return dataset;
    }
}
