package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.cli.shell.Output;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder to run commands in, with what they said. It holds {@code image.dcm}, a CT slice, the same as {@code same.dcm},
 * a folder {@code scans} of three CT slices with one of two reports inside, the same as {@code copies}, and as JSON in
 * {@code metadata}, and {@code medium} with one slice and its DICOMDIR.
 */
final class Desk {
    final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] in = new byte[0];

    private Desk(Path folder) {
        this.folder = folder;
    }

    static Desk in(Path folder) throws IOException {
        SyntheticInstances ct =
                SyntheticInstances.seeded(3).of(Modality.CT).withSize(16, 16).withInstances(3);
        SyntheticInstances sr = SyntheticInstances.seeded(4).of(Modality.SR).withInstances(2);
        for (String scans : List.of("scans", "copies")) {
            write(ct, folder.resolve(scans));
            write(sr, folder.resolve(scans).resolve("reports"));
        }
        complete(ct.one().dataset()).write(folder.resolve("image.dcm"));
        Files.copy(folder.resolve("image.dcm"), folder.resolve("same.dcm"));
        Desk desk = new Desk(folder);
        desk.run("json", "--out", "metadata", "scans");
        complete(ct.one().dataset())
                .write(Files.createDirectories(folder.resolve("medium/CT")).resolve("IM1"));
        desk.run("dicomdir", "create", "medium");
        return desk;
    }

    private static void write(SyntheticInstances instances, Path folder) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (SyntheticInstance instance : instances.series()) {
            complete(instance.dataset()).write(folder.resolve("IM" + ++number + ".dcm"));
        }
    }

    /** With everything that its information object definition asks for. */
    private static DicomFile complete(Dataset dataset) {
        DatasetBuilder builder = dataset.toBuilder();
        if (dataset.contains(Tag.Rows)) {
            builder.string(Tag.KVP, "120")
                    .string(Tag.AcquisitionNumber, "1")
                    .string(Tag.PatientPosition, "HFS")
                    .string(Tag.PositionReferenceIndicator);
        } else {
            builder.items(Tag.ReferencedPerformedProcedureStepSequence).items(Tag.PerformedProcedureCodeSequence);
        }
        return DicomFile.of(builder.build(), TransferSyntax.ExplicitVRLittleEndian);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** What the next command reads from its standard input. */
    Desk piping(byte[] bytes) {
        in = bytes;
        return this;
    }

    /** Runs a command and answers its exit code. */
    int run(String... arguments) {
        return run(List.of(arguments));
    }

    int run(List<String> arguments) {
        out.reset();
        err.reset();
        return GantryCli.run(
                arguments, Terminal.unseen(new Output(out), new Output(err), new ByteArrayInputStream(in), folder));
    }

    String out() {
        return out.toString(UTF_8);
    }

    byte[] outBytes() {
        return out.toByteArray();
    }

    String err() {
        return err.toString(UTF_8);
    }
}
