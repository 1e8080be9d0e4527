package dev.gantry.dicom.image.transcode;

import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.Warning;
import dev.gantry.dicom.image.StoredFrames;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Writes instances in another transfer syntax. Frames pass one by one, by way of a temporary file, so that memory is bounded
 * by a few of them; nothing is written before the last one was encoded, and what is lossless also compared. An instance that
 * is in the transfer syntax already is copied as it is, whatever its codec; so is one without pixel data, with a warning, where
 * the transfer syntax is one that compresses. Immutable, for use by many threads.
 */
public final class Transcoder {
    private final TransferSyntax target;
    private final Loss loss;

    private Transcoder(TransferSyntax target, Loss loss) {
        this.target = target;
        this.loss = loss;
    }

    /**
     * A transcoder that loses nothing.
     *
     * @throws IllegalArgumentException if the transfer syntax allows none
     */
    public static Transcoder to(TransferSyntax target) {
        return to(target, Loss.NONE);
    }

    /**
     * A transcoder.
     *
     * @throws IllegalArgumentException if nothing here encodes the transfer syntax with that loss; one without any may still
     *     be a target for instances that are in it already
     */
    public static Transcoder to(TransferSyntax target, Loss loss) {
        if (!loss.equals(Loss.NONE)) {
            FrameCoder.to(target, loss);
        }
        return new Transcoder(target, loss);
    }

    /**
     * Writes an instance as a file; what is there is replaced when the new one is whole.
     *
     * @return what was forgiven or corrected
     * @throws dev.gantry.dicom.image.ImageException when pixels cannot be decoded, or the transfer syntax cannot have them
     */
    public List<String> transcode(Path source, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path aside = Files.createTempFile(folder, ".gantry", ".part");
        try {
            List<String> warnings;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside), 1 << 16)) {
                warnings = transcode(source, out);
            }
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            return warnings;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /**
     * Writes an instance to a stream, which stays open.
     *
     * @return what was forgiven or corrected
     * @throws dev.gantry.dicom.image.ImageException when pixels cannot be decoded, or the transfer syntax cannot have them;
     *     nothing was written then
     * @throws dev.gantry.dicom.MalformedDatasetException when the data set cannot be read
     */
    public List<String> transcode(Path source, OutputStream out) throws IOException {
        DicomFile head = DicomFile.read(source, ReadOptions.lenient().stopBefore(Tag.PixelData));
        if (head.syntax().equals(target)) {
            Files.copy(source, out);
            return warnings(head);
        }
        if (!head.syntax().encapsulated() && !target.encapsulated()) {
            DicomFile whole = DicomFile.read(source, ReadOptions.lenient());
            whole.convertedTo(target).write(out);
            return warnings(whole);
        }
        Optional<StoredFrames> found = StoredFrames.find(source);
        if (found.isEmpty()) {
            Files.copy(source, out);
            return List.of("there is no pixel data: copied in " + head.syntax().name());
        }
        try (StoredFrames frames = found.get();
                FrameSpool spool = FrameSpool.create()) {
            return new InstanceTranscoding(head, frames, target, loss, spool).run(out);
        }
    }

    private static List<String> warnings(DicomFile file) {
        return file.warnings().stream().map(Warning::text).toList();
    }
}
