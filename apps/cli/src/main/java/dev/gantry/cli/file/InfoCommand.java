package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.PrintableText;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Uids;
import java.io.IOException;

/** {@code gantry info}: one line a file. */
public final class InfoCommand implements Command {
    private static final long LONGEST_VALUE = 1 << 16;

    @Override
    public String name() {
        return "info";
    }

    @Override
    public Manual manual() {
        return Manual.of("tell in one line what a file is", "info [options] FILE|FOLDER...")
                .text("""
                        One line a file: modality, rows x columns x frames, bits, photometric interpretation, transfer syntax,
                        SOP class, and patient ID, study, series and instance number. What a file does not say is a dash.
                        A folder stands for all files below it; - is the standard input.
                        """)
                .options(EachFile.JSON_LINES, EachFile.STRICT, EachFile.QUIET)
                .examples(
                        "gantry info image.dcm",
                        "gantry info scans                # every file below a folder, in the order of names",
                        "gantry info --jsonl scans | jq -r 'select(.modality == \"CT\").file'")
                .exitCodes("0 done    1 some file failed    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        ReadOptions reading = Reading.of(options).stopBefore(Tag.PixelData).maxValueBytes(LONGEST_VALUE);
        boolean jsonLines = options.has(EachFile.JSON_LINES.name());
        return EachFile.print(options.words(), options, terminal, (input, answer) -> {
            DicomFile file = input.read(reading);
            answer.warn(file.warnings());
            answer.line(jsonLines ? jsonLine(input, file) : line(input, file));
        });
    }

    private static String line(Input input, DicomFile file) {
        Dataset dataset = file.dataset();
        String line = input.name() + ": " + modality(file) + "  " + size(dataset) + "  "
                + text(dataset, Tag.PhotometricInterpretation) + "  "
                + file.syntax().name() + "  "
                + sopClass(file) + "  patient " + text(dataset, Tag.PatientID) + "  study "
                + text(dataset, Tag.StudyID) + "  series " + text(dataset, Tag.SeriesNumber) + "  instance "
                + text(dataset, Tag.InstanceNumber);
        return PrintableText.of(line);
    }

    private static String size(Dataset dataset) {
        if (!dataset.contains(Tag.Rows)) {
            return "-";
        }
        String frames = dataset.string(Tag.NumberOfFrames).map(n -> "x" + n).orElse("");
        return text(dataset, Tag.Rows) + "x" + text(dataset, Tag.Columns) + frames + "  "
                + text(dataset, Tag.BitsStored) + "/" + text(dataset, Tag.BitsAllocated) + " bit";
    }

    private static String modality(DicomFile file) {
        return text(file.dataset(), Tag.Modality);
    }

    private static String sopClass(DicomFile file) {
        return Uids.name(sopClassUid(file));
    }

    private static String sopClassUid(DicomFile file) {
        return file.dataset()
                .uid(Tag.SOPClassUID)
                .or(() -> file.meta().uid(Tag.MediaStorageSOPClassUID))
                .orElse("-");
    }

    private static String text(Dataset dataset, Tag tag) {
        return dataset.string(tag).orElse("-");
    }

    private static String jsonLine(Input input, DicomFile file) {
        JsonLine line = JsonLine.of(input)
                .text("transferSyntaxUid", file.syntax().uid())
                .text("transferSyntax", file.syntax().name())
                .text("sopClassUid", sopClassUid(file))
                .text("sopClass", sopClass(file));
        Dataset dataset = file.dataset();
        member(line, "modality", dataset, Tag.Modality);
        member(line, "patientId", dataset, Tag.PatientID);
        member(line, "studyInstanceUid", dataset, Tag.StudyInstanceUID);
        member(line, "seriesInstanceUid", dataset, Tag.SeriesInstanceUID);
        member(line, "sopInstanceUid", dataset, Tag.SOPInstanceUID);
        member(line, "photometricInterpretation", dataset, Tag.PhotometricInterpretation);
        number(line, "seriesNumber", dataset, Tag.SeriesNumber);
        number(line, "instanceNumber", dataset, Tag.InstanceNumber);
        number(line, "rows", dataset, Tag.Rows);
        number(line, "columns", dataset, Tag.Columns);
        number(line, "numberOfFrames", dataset, Tag.NumberOfFrames);
        number(line, "bitsAllocated", dataset, Tag.BitsAllocated);
        number(line, "bitsStored", dataset, Tag.BitsStored);
        return line.warned(file.warnings()).end();
    }

    private static void member(JsonLine line, String name, Dataset dataset, Tag tag) {
        dataset.string(tag).ifPresent(value -> line.text(name, value));
    }

    private static void number(JsonLine line, String name, Dataset dataset, Tag tag) {
        dataset.integer(tag).ifPresent(value -> line.number(name, value));
    }
}
