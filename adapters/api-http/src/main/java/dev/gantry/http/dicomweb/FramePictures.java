package dev.gantry.http.dicomweb;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.image.Codecs;
import dev.gantry.dicom.image.FrameDecoding;
import dev.gantry.dicom.image.ImageException;
import dev.gantry.dicom.image.render.Picture;
import dev.gantry.dicom.image.render.RenderOptions;
import dev.gantry.dicom.image.render.Rendering;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.retrieve.Frames;
import dev.gantry.store.retrieve.Retrieve;
import java.io.IOException;
import java.io.InputStream;

/** Stored frames as encoded pictures. Safe for use by many threads. */
final class FramePictures {
    /** The pixel data, of integers or floating point, begin here; tables, overlays and functional groups come before. */
    private static final Tag PIXELS = Tag.of(0x7FE00000);

    private static final long LARGEST_VALUE = 16L << 20;

    private final Retrieve retrieve;
    private final DecodingPool pool;

    FramePictures(Retrieve retrieve, DecodingPool pool) {
        this.retrieve = retrieve;
        this.pool = pool;
    }

    /** A frame by its number from 1, or the one that stands for all. */
    record Choice(int number) {
        static final Choice REPRESENTATIVE = new Choice(0);

        int of(Rendering rendering, int count) {
            return number == 0 ? rendering.representative(count) + 1 : number;
        }
    }

    /** How a picture is encoded. */
    @FunctionalInterface
    interface Encoding {
        byte[] encode(Picture picture) throws ImageException;
    }

    /** @throws HttpProblem 406 when the frame cannot be shown */
    byte[] picture(InstanceVersion instance, Choice choice, RenderOptions options, Encoding encoding)
            throws IOException {
        Frames frames = retrieve.frames(instance);
        if (frames.count() == 0) {
            throw new HttpProblem(406, "the instance has no pixel data that could be rendered");
        }
        TransferSyntax syntax = TransferSyntax.of(instance.dataset().transferSyntaxUid());
        if (FrameMedia.isVideo(syntax)) {
            throw new HttpProblem(406, "of a video there are no pictures; the rendered instance is the video");
        }
        Dataset header = header(instance);
        Rendering rendering = new Rendering(header);
        int frame = choice.of(rendering, frames.count());
        try {
            FrameDecoding decoding = decoding(header, syntax);
            long bytes = Math.max(frames.length(frame), decoding.described().bytes());
            return pool.run(bytes, limit -> {
                byte[] stored = stored(frames, frame);
                return encoding.encode(
                        rendering.render(decoding.limitedTo(limit).decode(stored, 0), frame - 1, options));
            });
        } catch (ImageException e) {
            throw new HttpProblem(406, "the frame cannot be rendered: " + e.getMessage());
        }
    }

    /** All attributes before the pixel data, with their values and sequences. */
    Dataset header(InstanceVersion instance) throws IOException {
        ReadOptions options = ReadOptions.lenient().stopBefore(PIXELS).maxValueBytes(LARGEST_VALUE);
        try (InputStream in = retrieve.header(instance)) {
            return DicomFile.read(in, options).dataset();
        }
    }

    /** Frames come in little endian whatever they are stored in, but for one private syntax, which decoding knows. */
    private static FrameDecoding decoding(Dataset header, TransferSyntax syntax) throws ImageException {
        TransferSyntax read = syntax.bigEndian() ? TransferSyntax.ExplicitVRLittleEndian : syntax;
        return FrameDecoding.of(header, read, pixelData(header), VR.OW, Codecs.standard());
    }

    /** Only samples of floating point have no Bits Stored. PS3.3 C.7.6.24, C.7.6.25 */
    private static Tag pixelData(Dataset header) {
        if (header.contains(Tag.BitsStored)) {
            return Tag.PixelData;
        }
        return switch (header.integer(Tag.BitsAllocated).orElse(0)) {
            case 32 -> Tag.FloatPixelData;
            case 64 -> Tag.DoubleFloatPixelData;
            default -> Tag.PixelData;
        };
    }

    private static byte[] stored(Frames frames, int frame) throws IOException {
        try (InputStream in = frames.open(frame)) {
            return in.readAllBytes();
        }
    }
}
