package dev.gantry.cli;

import dev.gantry.cli.shell.Output;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.VR;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the commands over made files, so that the JVM records what they load and where they spend their time: the build
 * keeps that in an AOT cache, from which every later start takes it. Its output is nobody's.
 */
public final class Training {
    private static final int FILES = 100;

    /** Each is run with the folder of files after it. */
    private static final List<List<String>> COMMANDS =
            List.of(List.of("info"), List.of("info", "--jsonl"), List.of("json"), List.of("json", "--bulk", "none"));

    private Training() {}

    /** @param arguments a folder to fill */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (int i = 0; i < FILES; i++) {
            TransferSyntax syntax =
                    i % 2 == 0 ? TransferSyntax.ExplicitVRLittleEndian : TransferSyntax.ImplicitVRLittleEndian;
            DicomFile.of(dataset(i), syntax).write(folder.resolve(i + ".dcm"));
        }
        Terminal terminal = Terminal.unseen(
                new Output(OutputStream.nullOutputStream()),
                new Output(OutputStream.nullOutputStream()),
                InputStream.nullInputStream(),
                folder);
        run(List.of("help"), terminal);
        for (List<String> command : COMMANDS) {
            run(with(command, "0.dcm"), terminal);
            run(with(command, "."), terminal);
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<String> with(List<String> command, String file) {
        return Stream.concat(command.stream(), Stream.of(file)).toList();
    }

    private static void run(List<String> arguments, Terminal terminal) {
        GantryCli.run(arguments, terminal);
    }

    private static Dataset dataset(int number) {
        Dataset code = Dataset.builder()
                .string(Tag.CodeValue, "T-D3000")
                .string(Tag.CodingSchemeDesignator, "SRT")
                .string(Tag.CodeMeaning, "Chest")
                .build();
        Dataset region = Dataset.builder()
                .items(Tag.AnatomicRegionModifierSequence, code)
                .string(Tag.CodeMeaning, "Thorax")
                .build();
        return Dataset.builder()
                .string(Tag.SpecificCharacterSet, "ISO_IR 100")
                .string(Tag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
                .string(Tag.SOPClassUID, UID.CTImageStorage)
                .string(Tag.SOPInstanceUID, "1.2.3." + number)
                .string(Tag.StudyInstanceUID, "1.2.3")
                .string(Tag.SeriesInstanceUID, "1.2.3.4")
                .string(Tag.StudyDate, "20260101")
                .string(Tag.StudyTime, "101500.25")
                .string(Tag.AccessionNumber, "A1")
                .string(Tag.Modality, "CT")
                .string(Tag.Manufacturer, "Gantry")
                .string(Tag.StudyDescription, "Schädel nativ")
                .string(Tag.PatientName, "Müller^Jörg=")
                .string(Tag.PatientID, "P" + number)
                .string(Tag.PatientAge, "042Y")
                .items(Tag.AnatomicRegionSequence, region)
                .decimal(Tag.SliceThickness, 1.25)
                .decimal(Tag.ImagePositionPatient, -150.5, 12, number)
                .integer(Tag.InstanceNumber, number)
                .integer(Tag.Rows, 512)
                .integer(Tag.Columns, 512)
                .integer(Tag.BitsAllocated, 16)
                .integer(Tag.BitsStored, 12)
                .integer(Tag.PixelRepresentation, 1)
                .integer(Tag.SmallestImagePixelValue, -5)
                .decimal(Tag.RealWorldValueSlope, 0.5)
                .string(Tag.of(0x00090010), VR.LO, "GANTRY TRAINING")
                .raw(Tag.of(0x00091001), VR.UN, Bytes.of(new byte[12]))
                .raw(Tag.PixelData, VR.OW, Bytes.wrap(new byte[512 * 512 * 2]))
                .build();
    }
}
