package dev.gantry.dicom.image.transcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.image.DecodedFrame;
import dev.gantry.dicom.image.PixelDescription;
import dev.gantry.dicom.image.StoredFrames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real images to HTJ2K and back: every frame of those that are not too large comes back as it was. */
class CorpusTranscodingTest {
    /** Of the file, and of the frames inside it, that a test of half a minute has the time for. */
    private static final long LARGEST_FILE = 1 << 20;

    private static final long LARGEST_IMAGE = 8 << 20;

    @TempDir
    private Path folder;

    @Test
    void everyImageComesBackAsItWas() throws IOException {
        Path corpus = find().orElse(null);
        Assumptions.assumeTrue(
                corpus != null, "no ../shared/data/open beside the repository: the corpus is not tested");
        List<Path> files;
        try (Stream<Path> all = Files.walk(corpus)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        Map<Path, String> differences = new TreeMap<>();
        int compared = 0;
        for (Path file : files) {
            if (isImage(file)) {
                compared++;
                difference(file).ifPresent(why -> differences.put(corpus.relativize(file), why));
            }
        }
        System.out.println("corpus to HTJ2K and back: " + compared + " files");
        assertThat(differences).isEmpty();
        assertThat(compared).isPositive();
    }

    /** Whether all of it can be decoded, and HTJ2K can have it: integers of at most 16 bits in whole bytes. */
    private static boolean isImage(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            return false;
        }
        try (StoredFrames frames = StoredFrames.open(file)) {
            if (frames.count() == 0) {
                return false;
            }
            PixelDescription first = frames.decode(0).pixels();
            for (int frame = 1; frame < frames.count(); frame++) {
                if (!frames.decode(frame).pixels().equals(first)) {
                    return false;
                }
            }
            return first.bytes() * frames.count() <= LARGEST_IMAGE
                    && first.kind() == PixelDescription.SampleKind.INTEGER
                    && first.bitsAllocated() % 8 == 0
                    && first.bitsAllocated() <= 16
                    && !first.photometric().name().startsWith("YBR_PARTIAL");
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<String> difference(Path file) {
        try {
            Path coded = folder.resolve("coded.dcm");
            Path back = folder.resolve("back.dcm");
            Transcoder.to(TransferSyntax.of(UID.HTJ2KLosslessRPCL)).transcode(file, coded);
            Transcoder.to(TransferSyntax.ExplicitVRLittleEndian).transcode(coded, back);
            try (StoredFrames before = StoredFrames.open(file);
                    StoredFrames after = StoredFrames.open(back)) {
                return difference(before, after);
            }
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    private static Optional<String> difference(StoredFrames before, StoredFrames after) throws IOException {
        if (before.count() != after.count()) {
            return Optional.of(before.count() + " frames, then " + after.count());
        }
        for (int i = 0; i < before.count(); i++) {
            DecodedFrame was = before.decode(i);
            DecodedFrame is = after.decode(i);
            if (!Arrays.equals(values(was), values(is))
                    || FrameCoder.meaning(was.pixels()) != is.pixels().photometric()) {
                return Optional.of("frame " + i + " of " + was.pixels() + " became " + is.pixels());
            }
        }
        return Optional.empty();
    }

    private static byte[] values(DecodedFrame frame) {
        int width = frame.pixels().bytesPerSample();
        return Precision.of(frame).only(frame.samples(), width, width);
    }

    private static Optional<Path> find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared/data/open");
            if (Files.isRegularFile(candidate.resolve("golden/pixels.tsv"))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
