package dev.gantry.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A DICOM file (PS3.10) in memory.
 *
 * @param meta the File Meta Information; empty if the file had none
 * @param syntax the one of the data set
 * @param warnings what reading forgave
 * @param preamble its 128 bytes; empty for zeros
 * @param form how to write it again as it was
 */
public record DicomFile(
        Dataset meta,
        Dataset dataset,
        TransferSyntax syntax,
        List<Warning> warnings,
        Bytes preamble,
        WriteOptions form) {

    public DicomFile {
        warnings = List.copyOf(warnings);
    }

    /** A file to be written in canonical form. */
    public DicomFile(Dataset meta, Dataset dataset, TransferSyntax syntax, List<Warning> warnings) {
        this(meta, dataset, syntax, warnings, Bytes.empty(), WriteOptions.canonical());
    }

    /** A file to be written: its meta information is made from the data set's SOP class and instance. */
    public static DicomFile of(Dataset dataset, TransferSyntax syntax) {
        return new DicomFile(FileMeta.of(Dataset.empty(), dataset, syntax), dataset, syntax, List.of());
    }

    /**
     * Reads a file; values longer than {@link ReadOptions#onDiskAbove} stay in it.
     *
     * @throws NotDicomException if it is none
     * @throws MalformedDatasetException if it is damaged, or worse than the options allow
     */
    public static DicomFile read(Path file, ReadOptions options) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(ByteSource.ofFile(in), options, Optional.of(new MappedFile(file)));
        }
    }

    /**
     * Reads a file, not necessarily to the end of the stream, which stays open.
     *
     * @throws NotDicomException if it is none
     * @throws MalformedDatasetException if it is damaged, or worse than the options allow
     */
    public static DicomFile read(InputStream in, ReadOptions options) throws IOException {
        return read(new ByteSource(in), options, Optional.empty());
    }

    private static DicomFile read(ByteSource source, ReadOptions options, Optional<MappedFile> file)
            throws IOException {
        Warnings warnings = new Warnings();
        FileOpening opening = FileOpening.read(source, options, warnings);
        DatasetReader reader = opening.dataset(source, options, warnings);
        DatasetAssembler assembler = new DatasetAssembler(
                        reader, options.maxValueBytes(), Long.MAX_VALUE, Long.MAX_VALUE)
                .checkingPixels(opening.syntax());
        if (file.isPresent() && reader.source() == source) {
            assembler.mapping(file.get(), options.onDiskAbove());
        }
        Dataset dataset = assembler.read();
        return new DicomFile(
                opening.meta(),
                dataset,
                opening.syntax().corrected(reader.encoding()),
                warnings.list(),
                opening.preamble(),
                assembler.form());
    }

    /** The same with another data set; its meta information keeps what it says of the instance. */
    public DicomFile with(Dataset changed) {
        return new DicomFile(meta, changed, syntax, warnings, preamble, form);
    }

    /**
     * The same in another transfer syntax. Values are little endian in memory, so nothing is done to them but to Pixel Data
     * whose VR does not say how wide its words are. Group lengths become right when it is written.
     *
     * @throws IllegalArgumentException if one of the two compresses pixel data, and there is some
     */
    public DicomFile convertedTo(TransferSyntax target) {
        if (target.equals(syntax)) {
            return this;
        }
        boolean compressed = dataset.get(Tag.PixelData)
                .filter(element -> element.value() instanceof Value.Fragments || target.encapsulated())
                .isPresent();
        if (compressed) {
            throw new IllegalArgumentException(
                    "pixel data is not converted between " + syntax.name() + " and " + target.name());
        }
        WriteOptions corrected = form.groupLengths(WriteOptions.GroupLengths.CORRECTED);
        Dataset worded = NativePixelWords.declared(dataset);
        return new DicomFile(FileMeta.of(meta, worded, target), worded, target, warnings, preamble, corrected);
    }

    /** Writes it to a path, in its {@link #form}. */
    public void write(Path file) throws IOException {
        write(file, form);
    }

    /**
     * Writes it to a path. A file that is there is replaced when the new one is whole, so that it may be the one that this
     * was read from.
     */
    public void write(Path file, WriteOptions options) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            writeTo(target, options);
            return;
        }
        Path aside = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            writeTo(aside, options);
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private void writeTo(Path path, WriteOptions options) throws IOException {
        try (OutputStream out = Files.newOutputStream(path)) {
            write(out, options);
        }
    }

    /** Writes preamble, prefix, meta information and data set, in its {@link #form}; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        write(out, form);
    }

    /** Writes it as options say; what the meta information lacks, or has wrong of the transfer syntax, is put right. */
    public void write(OutputStream out, WriteOptions options) throws IOException {
        FileMeta.encode(preamble, FileMeta.of(meta, dataset, syntax)).writeTo(out);
        new DatasetWriter(out, syntax, options).write(dataset);
    }
}
