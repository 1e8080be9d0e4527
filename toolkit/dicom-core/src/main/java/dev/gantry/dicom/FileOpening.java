package dev.gantry.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What comes before the data set of a file: preamble, prefix and File Meta Information (PS3.10 7.1), or in lenient
 * reading less than that.
 *
 * @param meta the File Meta Information; empty if the file has none
 * @param syntax the one of the data set
 * @param datasetOffset where the data set begins
 * @param preamble its 128 bytes; empty if the file has none
 */
public record FileOpening(Dataset meta, TransferSyntax syntax, long datasetOffset, Bytes preamble) {

    private static final int PREAMBLE = 128;
    private static final int PREFIX = 0x4D434944;
    private static final long MAX_META = 1 << 20;

    /**
     * Reads how a file opens, and no further.
     *
     * @throws NotDicomException if it is no DICOM file
     */
    public static FileOpening of(Path file, ReadOptions options) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(new ByteSource(in), options, new Warnings());
        }
    }

    static FileOpening read(ByteSource source, ReadOptions options, Warnings warnings) throws IOException {
        if (source.ensure(PREAMBLE + 4) && source.intAt(PREAMBLE, false) == PREFIX) {
            Bytes preamble = Bytes.wrap(source.take(PREAMBLE));
            source.advance(4);
            return meta(source, options, warnings, preamble);
        }
        if (!source.ensure(8)) {
            throw new NotDicomException(
                    source.available() == 0 ? "the stream is empty" : "the stream is too short to be DICOM");
        }
        if (!options.isLenient()) {
            throw new NotDicomException("no DICM prefix stands after a preamble");
        }
        return withoutPreamble(source, options, warnings);
    }

    /** Of a data set that comes alone. */
    static FileOpening bare(TransferSyntax syntax) {
        return new FileOpening(Dataset.empty(), syntax, 0, Bytes.empty());
    }

    /** A reader of the data set that follows. */
    DatasetReader dataset(ByteSource source, ReadOptions options, Warnings warnings) throws IOException {
        return DatasetReader.of(source, syntax, options, warnings);
    }

    private static FileOpening withoutPreamble(ByteSource source, ReadOptions options, Warnings warnings)
            throws IOException {
        if (source.intAt(0, false) == PREFIX) {
            warnings.add(0, "", "the preamble is missing");
            source.advance(4);
            return meta(source, options, warnings, Bytes.empty());
        }
        if (source.unsignedShort(0, false) == 2 && Encoding.guess(source).isPresent()) {
            warnings.add(0, "", "preamble and prefix are missing");
            return meta(source, options, warnings, Bytes.empty());
        }
        Encoding guess = Encoding.guess(source).orElseThrow(FileOpening::notDicom);
        int group = source.unsignedShort(0, guess.bigEndian);
        if (group != 0x0008 && group != 0x0004 && group != 0x0010) {
            throw notDicom();
        }
        warnings.add(0, "", "the File Meta Information is missing, the data set looks " + guess);
        return bare(guess.syntax());
    }

    private static NotDicomException notDicom() {
        return new NotDicomException("neither a DICM prefix nor the beginning of a data set is there");
    }

    private static FileOpening meta(ByteSource source, ReadOptions options, Warnings warnings, Bytes preamble)
            throws IOException {
        if (!source.ensure(8)) {
            throw new MalformedDatasetException("nothing comes after the DICM prefix", source.position(), "");
        }
        // PS3.10 7.1: always explicit little endian; some writers do it implicitly.
        boolean implicit = options.isLenient() && !Encoding.hasVr(source);
        Encoding encoding = implicit ? Encoding.IMPLICIT_LITTLE : Encoding.EXPLICIT_LITTLE;
        long start = source.position();
        DatasetReader reader = new DatasetReader(source, encoding, options, warnings, true);
        Dataset meta = new DatasetAssembler(reader, MAX_META, MAX_META, MAX_META).read();
        if (implicit) {
            warnings.add(start, "", "the File Meta Information is encoded implicitly");
        }
        Findings findings = new Findings(options.isLenient(), warnings, new Nesting(), new ElementHeader());
        if (!meta.contains(Tag.FileMetaInformationGroupLength)) {
            findings.forgive(
                    start, Tag.FileMetaInformationGroupLength.toString(), "the length of the group is missing");
        }
        TransferSyntax syntax = syntax(meta, source, findings);
        if (!source.ensure(1)) {
            findings.forgive(source.position(), "", "no data set follows the File Meta Information");
        }
        return new FileOpening(meta, syntax, source.position(), preamble);
    }

    private static TransferSyntax syntax(Dataset meta, ByteSource source, Findings findings) throws IOException {
        Optional<String> uid = meta.uid(Tag.TransferSyntaxUID);
        if (uid.isEmpty()) {
            findings.forgive(source.position(), Tag.TransferSyntaxUID.toString(), "the transfer syntax is missing");
            return Encoding.guess(source).map(Encoding::syntax).orElse(TransferSyntax.ExplicitVRLittleEndian);
        }
        if (TransferSyntax.known(uid.get()).isEmpty()) {
            findings.forgive(source.position(), Tag.TransferSyntaxUID.toString(), "the transfer syntax is not known");
        }
        return TransferSyntax.of(uid.get());
    }
}
