package dev.gantry.examples;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** dicom-core: reads a file, says what it is, and writes it under another date: {@code Redate <in> <out> <date>}. */
public final class Redate {

    private Redate() {}

    public static void main(String[] arguments) throws IOException {
        redate(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2], System.out);
    }

    static void redate(Path from, Path to, String date, PrintStream out) throws IOException {
        // region:read
        DicomFile file = DicomFile.read(from, ReadOptions.lenient());
        Dataset dataset = file.dataset();
        String modality = dataset.string(Tag.Modality).orElse("?");
        int rows = dataset.integer(Tag.Rows).orElse(0);
        file.warnings().forEach(warning -> out.println("forgiven: " + warning));
        // endregion
        out.println(modality + ", " + rows + " rows, " + file.syntax().name());

        // region:walk
        for (DataElement element : dataset) {
            out.println(element.tag() + " " + element.vr());
        }
        for (Dataset code : dataset.items(Tag.ProcedureCodeSequence)) {
            out.println(code.string(Tag.CodeMeaning).orElse("no meaning"));
        }
        // endregion

        // region:write
        Dataset changed = dataset.toBuilder()
                .string(Tag.StudyDate, date)
                .remove(Tag.StationName)
                .build();
        file.with(changed).write(to);
        // endregion
    }
}
