package dev.gantry.dicom.image.transcode;

import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.Value;
import dev.gantry.dicom.image.DecodedFrame;
import dev.gantry.dicom.image.ImageException;
import dev.gantry.dicom.image.PixelDescription;
import dev.gantry.dicom.image.StoredFrames;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The transcoding of one instance: its frames into a spool, then data set and spool to the stream. Not thread-safe. */
final class InstanceTranscoding {
    /** Transfer syntaxes whose codestreams another one has as well, so that they move over as they are. PS3.5 A.4 */
    private static final Map<String, Set<String>> ALSO_IN = Map.of(
            UID.JPEGLosslessSV1, Set.of(UID.JPEGLossless),
            UID.JPEGLSLossless, Set.of(UID.JPEGLSNearLossless),
            UID.JPEG2000Lossless, Set.of(UID.JPEG2000),
            UID.HTJ2KLossless, Set.of(UID.HTJ2K),
            UID.HTJ2KLosslessRPCL, Set.of(UID.HTJ2KLossless, UID.HTJ2K));

    private static final Tag TRAILING_PADDING = Tag.of(0xFFFCFFFC);

    private final DicomFile head;
    private final StoredFrames frames;
    private final TransferSyntax target;
    private final Loss loss;
    private final FrameSpool spool;
    private final Set<String> warnings = new LinkedHashSet<>();

    InstanceTranscoding(DicomFile head, StoredFrames frames, TransferSyntax target, Loss loss, FrameSpool spool) {
        this.head = head;
        this.frames = frames;
        this.target = target;
        this.loss = loss;
        this.spool = spool;
        head.warnings().forEach(warning -> warnings.add(warning.text()));
    }

    /** @return what was forgiven or corrected */
    List<String> run(OutputStream out) throws IOException {
        if (frames.count() == 0) {
            throw new ImageException("no frame can be found");
        }
        boolean moving = loss.equals(Loss.NONE)
                && ALSO_IN.getOrDefault(frames.syntax().uid(), Set.of()).contains(target.uid());
        DatasetBuilder builder = head.dataset().toBuilder();
        PixelDescription pixels = moving ? move() : encode(builder);
        correctFrames(builder);
        dropCompressedIcon(builder);
        PixelDataWriter pixelData = new PixelDataWriter(spool, target);
        pixelData.describe(builder);
        new InstanceWriter(head, target).write(builder.build(), pixelData, pixels, tail(), out);
        return List.copyOf(warnings);
    }

    private PixelDescription move() throws IOException {
        for (int i = 0; i < frames.count(); i++) {
            spool.add(frames.stored(i));
        }
        return frames.described();
    }

    private PixelDescription encode(DatasetBuilder builder) throws IOException {
        FrameCoder coder = coder();
        PackedCells cells = new PackedCells(frames.described().bitsAllocated());
        @Nullable PixelDescription shape = null;
        for (int i = 0; i < frames.count(); i++) {
            DecodedFrame frame = frames.decode(i);
            shape = shape == null ? frame.pixels() : same(shape, frame, i);
            warnings.addAll(frame.warnings());
            spool.add(target.encapsulated() ? coder.encode(frame) : coder.cells(frame, cells));
        }
        if (shape == null) {
            throw new ImageException("no frame can be found");
        }
        spool.append(cells.rest());
        PixelDescription described = coder.described(widened(shape));
        PixelAttributes.of(builder, described);
        LossyAttributes.remember(head.dataset(), frames.syntax(), builder);
        if (coder.isLossy()) {
            double ratio = (double) shape.bytes() * frames.count() / Math.max(1, spool.bytes());
            LossyAttributes.put(head.dataset(), coder.method(), ratio, builder);
        }
        return described;
    }

    private FrameCoder coder() throws ImageException {
        try {
            return FrameCoder.to(target, loss);
        } catch (IllegalArgumentException e) {
            throw new ImageException(String.valueOf(e.getMessage()));
        }
    }

    private static PixelDescription same(PixelDescription first, DecodedFrame frame, int index) throws ImageException {
        PixelDescription other = frame.pixels();
        if (!first.equals(other)) {
            throw new ImageException("frame " + (index + 1) + " is of " + other.columns() + " x " + other.rows() + " x "
                    + other.samples() + " samples, the first of " + first.columns() + " x " + first.rows() + " x "
                    + first.samples());
        }
        return first;
    }

    /** Where the codestream has more bits than the data set said, all that are allocated for them are stored. */
    private PixelDescription widened(PixelDescription decoded) {
        if (decoded.bitsAllocated() <= frames.described().bitsAllocated()) {
            return decoded;
        }
        return new PixelDescription(
                decoded.columns(),
                decoded.rows(),
                decoded.samples(),
                decoded.bitsAllocated(),
                decoded.bitsAllocated(),
                decoded.bitsAllocated() - 1,
                decoded.signed(),
                decoded.planar(),
                decoded.photometric(),
                decoded.kind());
    }

    private void correctFrames(DatasetBuilder builder) {
        int declared = head.dataset().integer(Tag.NumberOfFrames).orElse(1);
        if (declared != frames.count()) {
            warnings.add("Number of Frames is " + declared + ", found were " + frames.count());
            builder.integer(Tag.NumberOfFrames, frames.count());
        }
    }

    /** An icon may be compressed only where the image is, and would have to be decoded on its own. PS3.3 C.7.6.1.1.6 */
    private void dropCompressedIcon(DatasetBuilder builder) {
        boolean compressed = head.dataset().items(Tag.IconImageSequence).stream()
                .flatMap(icon -> icon.get(Tag.PixelData).stream())
                .anyMatch(pixels -> pixels.value() instanceof Value.Fragments);
        if (compressed) {
            warnings.add("a compressed icon is left out");
            builder.remove(Tag.IconImageSequence);
        }
    }

    /** What comes after Pixel Data. */
    private Dataset tail() {
        DatasetBuilder tail = Dataset.builder();
        for (DataElement element : frames.header()) {
            boolean after = Integer.compareUnsigned(element.tag().value(), Tag.PixelData.value()) > 0;
            if (after
                    && !(element.value() instanceof Value.Bulk)
                    && !element.tag().equals(TRAILING_PADDING)) {
                tail.put(element);
            }
        }
        return tail.build();
    }
}
