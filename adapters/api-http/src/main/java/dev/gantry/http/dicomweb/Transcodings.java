package dev.gantry.http.dicomweb;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.MalformedDatasetException;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.image.Codecs;
import dev.gantry.dicom.image.FrameDecoding;
import dev.gantry.dicom.image.ImageException;
import dev.gantry.dicom.image.PixelDescription;
import dev.gantry.dicom.image.transcode.FrameCoder;
import dev.gantry.dicom.image.transcode.Loss;
import dev.gantry.dicom.image.transcode.Transcoder;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.http.wire.Representation;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.retrieve.Frames;
import dev.gantry.store.retrieve.Retrieve;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Instances and frames in transfer syntaxes that they are not stored in. Nothing is lost: lossy ones are made by no GET. Safe
 * for use by many threads.
 */
final class Transcodings {
    /** The first of a media type is its default. PS3.18 Table 8.7.3-4 */
    private static final List<String> OF_FRAMES = List.of(
            UID.ExplicitVRLittleEndian,
            UID.JPEGLosslessSV1,
            UID.JPEGLossless,
            UID.RLELossless,
            UID.JPEGLSLossless,
            UID.JPEG2000Lossless,
            UID.HTJ2KLossless,
            UID.HTJ2KLosslessRPCL);

    private static final List<String> NATIVE = List.of(
            UID.ExplicitVRLittleEndian,
            UID.ImplicitVRLittleEndian,
            UID.DeflatedExplicitVRLittleEndian,
            UID.ExplicitVRBigEndian);

    private final Retrieve retrieve;
    private final DecodingPool pool;

    Transcodings(Retrieve retrieve, DecodingPool pool) {
        this.retrieve = retrieve;
        this.pool = pool;
    }

    /** What frames can be made into, whether as parts or alone. */
    static List<Representation> ofFrames(boolean alone) {
        return OF_FRAMES.stream()
                .map(TransferSyntax::of)
                .flatMap(syntax -> both(FrameMedia.type(syntax), syntax.uid(), alone))
                .toList();
    }

    /** What an instance can be made into; only one with frames can be compressed. */
    List<Representation> ofInstance(InstanceVersion instance, boolean alone) {
        Stream<String> compressed = retrieve.frames(instance).count() == 0
                ? Stream.empty()
                : OF_FRAMES.stream().skip(1);
        return Stream.concat(NATIVE.stream(), compressed)
                .flatMap(uid -> both(DicomWeb.DICOM, uid, alone))
                .toList();
    }

    private static Stream<Representation> both(String type, String uid, boolean alone) {
        Representation part = Representation.multipart(type, uid);
        return alone ? Stream.of(part, Representation.single(type, uid)) : Stream.of(part);
    }

    /**
     * An instance as a file that goes when its stream is closed.
     *
     * @throws HttpProblem 406 when it cannot be in that transfer syntax, 503 when too many others wait
     */
    InputStream file(InstanceVersion instance, TransferSyntax target) throws IOException {
        Path made = Files.createTempFile("gantry-transcoded", ".dcm");
        boolean handedOver = false;
        try {
            transcoding(target, frameBytes(instance), limit -> make(instance, target, made));
            InputStream in = Files.newInputStream(made, StandardOpenOption.DELETE_ON_CLOSE);
            handedOver = true;
            return in;
        } finally {
            if (!handedOver) {
                Files.deleteIfExists(made);
            }
        }
    }

    private long frameBytes(InstanceVersion instance) throws IOException {
        Dataset header = retrieve.headerDataset(instance);
        return retrieve.frames(instance).count() == 0 ? 0 : described(header).bytes();
    }

    /** @throws HttpProblem 406 for pixels that cannot be */
    private static PixelDescription described(Dataset header) throws IOException {
        try {
            return PixelDescription.of(header, pixels(header));
        } catch (ImageException e) {
            throw new HttpProblem(406, "the pixel data cannot be decoded: " + e.getMessage());
        }
    }

    private Path make(InstanceVersion instance, TransferSyntax target, Path made) throws IOException {
        Path stored = Files.createTempFile("gantry-stored", ".dcm");
        try (InputStream in = retrieve.file(instance);
                OutputStream out = Files.newOutputStream(made)) {
            Files.copy(in, stored, StandardCopyOption.REPLACE_EXISTING);
            Transcoder.to(target).transcode(stored, out);
            return made;
        } finally {
            Files.deleteIfExists(stored);
        }
    }

    /** Frames that are made when they are asked for, of which the last one is kept. For one thread. */
    FrameContent frames(InstanceVersion instance, Frames frames, TransferSyntax target) throws IOException {
        TransferSyntax stored = TransferSyntax.of(instance.dataset().transferSyntaxUid());
        Dataset header = retrieve.headerDataset(instance);
        // Frames of big endian data sets come little endian.
        TransferSyntax read = stored.bigEndian() ? TransferSyntax.ExplicitVRLittleEndian : stored;
        long bytes = described(header).bytes();
        FrameDecoding decoding = FrameDecoding.of(header, read, pixels(header), VR.OW, Codecs.standard());
        FrameCoder coder = FrameCoder.to(target, Loss.NONE);
        return new Made(number -> transcoding(target, bytes, limit -> {
            try (InputStream in = frames.open(number)) {
                return coder.encode(decoding.limitedTo(limit).decode(in.readAllBytes(), 0));
            }
        }));
    }

    private static Tag pixels(Dataset header) {
        return Stream.of(Tag.FloatPixelData, Tag.DoubleFloatPixelData)
                .filter(header::contains)
                .findFirst()
                .orElse(Tag.PixelData);
    }

    private <T> T transcoding(TransferSyntax target, long bytes, DecodingPool.Work<T> work) throws IOException {
        try {
            return pool.run(bytes, work);
        } catch (ImageException | MalformedDatasetException e) {
            throw new HttpProblem(406, "this cannot be sent in " + target.name() + ": " + e.getMessage());
        }
    }

    /** Makes one frame. */
    @FunctionalInterface
    private interface Maker {
        byte[] frame(int number) throws IOException;
    }

    private static final class Made implements FrameContent {
        private final Maker maker;
        private int number;
        private byte[] bytes = new byte[0];

        Made(Maker maker) {
            this.maker = maker;
        }

        @Override
        public long length(int asked) throws IOException {
            return frame(asked).length;
        }

        @Override
        public InputStream open(int asked) throws IOException {
            return new ByteArrayInputStream(frame(asked));
        }

        private byte[] frame(int asked) throws IOException {
            if (asked != number) {
                bytes = maker.frame(asked);
                number = asked;
            }
            return bytes;
        }
    }
}
