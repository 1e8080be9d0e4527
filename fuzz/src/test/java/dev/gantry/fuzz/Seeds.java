package dev.gantry.fuzz;

import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.j2k.HtJpeg2000Encoder;
import dev.gantry.codec.j2k.Jpeg2000Encoder;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.WriteOptions;
import dev.gantry.dicom.fileset.FileSet;
import dev.gantry.dicom.fileset.FileSetWriter;
import dev.gantry.dicom.image.Codecs;
import dev.gantry.dicom.testkit.ConformingInstance;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What mutation starts from. */
final class Seeds {

    private static final List<TransferSyntax> SYNTAXES = List.of(
            TransferSyntax.ImplicitVRLittleEndian,
            TransferSyntax.ExplicitVRLittleEndian,
            TransferSyntax.ExplicitVRBigEndian,
            TransferSyntax.DeflatedExplicitVRLittleEndian);

    private Seeds() {}

    static List<byte[]> files() {
        List<byte[]> files = new ArrayList<>();
        for (ConformingInstance instance : ConformingInstance.values()) {
            for (TransferSyntax syntax : SYNTAXES) {
                files.add(written(DicomFile.of(instance.dataset(), syntax), WriteOptions.canonical()));
            }
            files.add(written(
                    DicomFile.of(instance.dataset(), TransferSyntax.ExplicitVRLittleEndian),
                    WriteOptions.canonical()
                            .lengths(WriteOptions.Lengths.DEFINED)
                            .groupLengths(WriteOptions.GroupLengths.ADDED)));
        }
        files.add(small(Modality.ENCAPSULATED).withFrames(2).one().part10().toArray());
        files.add(small(Modality.CT).one().datasetBytes().toArray());
        return files;
    }

    /** A byte that chooses the transfer syntax, then the data set. */
    static List<byte[]> datasets() {
        List<byte[]> datasets = new ArrayList<>();
        for (int i = 0; i < SYNTAXES.size(); i++) {
            for (ConformingInstance instance : ConformingInstance.values()) {
                byte[] bytes = new SyntheticInstance(instance.dataset(), SYNTAXES.get(i))
                        .datasetBytes()
                        .toArray();
                datasets.add(join(new byte[] {(byte) i}, bytes));
            }
        }
        return datasets;
    }

    static List<byte[]> json() {
        return texts(instance -> ReadingProperties.json(instance.dataset()));
    }

    static List<byte[]> xml() {
        return texts(instance -> ReadingProperties.xml(instance.dataset()));
    }

    static List<byte[]> directories() {
        return made(() -> {
            Path folder = Files.createTempDirectory("seeds");
            try {
                Files.write(
                        folder.resolve("CT"),
                        ConformingInstance.CT.instance().part10().toArray());
                Files.write(
                        folder.resolve("SR"),
                        ConformingInstance.SR.instance().part10().toArray());
                FileSetWriter.write(folder, "SEED");
                return List.of(Files.readAllBytes(folder.resolve(FileSet.DICOMDIR)));
            } finally {
                delete(folder);
            }
        });
    }

    static List<byte[]> texts() {
        return List.of(
                text("ISO_IR 192\nYamada^Tarou=\u5c71\u7530^\u592a\u90ce", StandardCharsets.UTF_8),
                text("GB18030\nWang=\u738b^\u5c0f\u4e1c", Charset.forName("GB18030")),
                text("ISO_IR 100\nBuc^J\u00e9r\u00f4me", StandardCharsets.ISO_8859_1),
                text("\\ISO 2022 IR 87\nYamada=\u001b$B;3ED\u001b(B^\u001b$BB@O:\u001b(B", StandardCharsets.US_ASCII),
                text(
                        "ISO 2022 IR 13\\ISO 2022 IR 87\n\u001b(J\u00d4\u00cf\u00c0\u001b$B;3\u001b(J",
                        StandardCharsets.ISO_8859_1),
                text(
                        "\\ISO 2022 IR 149\nHong=\u001b$)C\u00fb\u00f3^\u001b$)C\u00d1\u00ce",
                        StandardCharsets.ISO_8859_1),
                text("\\ISO 2022 IR 58\n\u001b$)A\u00b5\u00da\r\n\u001b$)A\u00d2\u00bb", StandardCharsets.ISO_8859_1),
                text(
                        "ISO 2022 IR 6\\ISO 2022 IR 144\\ISO 2022 IR 126\n\u001b-L\u00bb\u001b-F\u00c4",
                        StandardCharsets.ISO_8859_1));
    }

    static List<byte[]> jpeg2000() {
        FrameFormat format = new FrameFormat(16, 16, 1, 12, false);
        return made(() -> List.of(
                Jpeg2000Encoder.lossless().encode(samples(), format),
                Jpeg2000Encoder.lossy(4).encode(samples(), format),
                HtJpeg2000Encoder.lossless().encode(samples(), format)));
    }

    static List<byte[]> frames(String transferSyntaxUid) {
        return made(() -> List.of(Codecs.standard()
                .encoder(transferSyntaxUid)
                .orElseThrow()
                .encode(samples(), new FrameFormat(16, 16, 1, 12, false))));
    }

    private static MemorySegment samples() {
        byte[] samples = new byte[512];
        for (int i = 0; i < 256; i++) {
            int value = (i * i * 7 + i * 13) & 0xfff;
            samples[2 * i] = (byte) value;
            samples[2 * i + 1] = (byte) (value >> 8);
        }
        return MemorySegment.ofArray(samples);
    }

    private interface Telling {
        byte[] of(ConformingInstance instance) throws IOException;
    }

    private interface Making {
        List<byte[]> make() throws IOException;
    }

    private static List<byte[]> texts(Telling telling) {
        return made(() -> {
            List<byte[]> texts = new ArrayList<>();
            for (ConformingInstance instance : ConformingInstance.values()) {
                texts.add(telling.of(instance));
            }
            return texts;
        });
    }

    private static List<byte[]> made(Making making) {
        try {
            return making.make();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SyntheticInstances small(Modality modality) {
        return SyntheticInstances.seeded(1).of(modality).withSize(4, 4);
    }

    private static byte[] written(DicomFile file, WriteOptions options) {
        return made(() -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    file.write(out, options);
                    return List.of(out.toByteArray());
                })
                .getFirst();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static byte[] text(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
