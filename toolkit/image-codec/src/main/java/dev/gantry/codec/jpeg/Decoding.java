package dev.gantry.codec.jpeg;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.t81.BitSource;
import dev.gantry.codec.t81.ComponentRows;
import dev.gantry.codec.t81.FrameHeader;
import dev.gantry.codec.t81.HeaderReader;
import dev.gantry.codec.t81.Marker;
import dev.gantry.codec.t81.MarkerReader;
import dev.gantry.codec.t81.ScanBits;
import dev.gantry.codec.t81.ScanHeader;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run through the markers of a codestream into the pixels of a frame. Used once. */
final class Decoding {
    /** More than any encoder writes: 14 bits of 63 bands of 4 components would be fewer in practice. */
    private static final int MOST_SCANS = 1000;

    private static final int MOST_WARNINGS = 20;

    private final byte[] codestream;
    private final FrameFormat format;
    private final MemorySegment pixels;
    private final MarkerReader reader;
    private final Tables tables = new Tables();
    private final BitSource source;
    private final List<String> warnings = new ArrayList<>();
    private Optional<FrameHeader> header = Optional.empty();
    private Optional<FrameProcess> process = Optional.empty();
    private int scans;

    Decoding(byte[] codestream, FrameFormat format, MemorySegment pixels) {
        this.codestream = codestream;
        this.format = format;
        this.pixels = pixels;
        this.reader = new MarkerReader(codestream);
        this.source = BitSource.byteStuffed(codestream);
    }

    List<String> run() throws CodecException {
        HeaderReader.requireStart(reader);
        try {
            readMarkers();
        } catch (CodecException e) {
            if (scans == 0) {
                throw e;
            }
            warnings.add(e.getMessage());
        }
        FrameProcess decoded = process.orElseThrow(() -> new CodecException("no frame header", codestream.length));
        if (scans == 0) {
            throw new CodecException("no scan", codestream.length);
        }
        decoded.finish();
        if (reader.skipped() > 0) {
            warnings.add(reader.skipped() + " bytes between the markers passed over");
        }
        return warnings.size() <= MOST_WARNINGS ? warnings : warnings.subList(0, MOST_WARNINGS);
    }

    private void readMarkers() throws CodecException {
        for (int marker = reader.next(); marker != Marker.EOI; marker = reader.next()) {
            if (marker < 0) {
                warnings.add("no EOI marker at the end");
                return;
            }
            if (Marker.isFrame(marker)) {
                openFrame(marker);
                reader.leave();
            } else if (marker == Marker.SOS) {
                readScan();
            } else {
                tables.read(marker, reader);
                reader.leave();
            }
        }
    }

    private void openFrame(int marker) throws CodecException {
        if (process.isPresent()) {
            throw new CodecException("a second frame header", reader.markerAt());
        }
        FrameHeader read = FrameHeader.read(marker, reader);
        FrameHeader frame = read.rows() > 0 ? read : read.withRows(format.rows()); // T.81 B.2.5
        requireDecodable(frame, reader.markerAt());
        frame.requireShape(format, reader.markerAt());
        ComponentRows rows = new ComponentRows(pixels, format, frame.precision());
        rows.clear(frame.rows());
        header = Optional.of(frame);
        process = Optional.of(
                frame.marker() == Marker.SOF3
                        ? new LosslessFrame(frame, rows, warnings)
                        : new DctFrame(frame, rows, warnings));
    }

    private void readScan() throws CodecException {
        FrameHeader frame = header.orElseThrow(() -> new CodecException("a scan before its frame", reader.markerAt()));
        FrameProcess decoding = process.orElseThrow();
        if (scans == MOST_SCANS) {
            throw new CodecException("more than " + MOST_SCANS + " scans", reader.markerAt());
        }
        ScanHeader scan = ScanHeader.read(reader, frame);
        ScanBits bits = new ScanBits(codestream, source, reader.segmentEnd());
        decoding.scan(scan, tables, bits);
        scans++;
        reader.moveTo(bits.end());
    }

    /** Refuses processes that are not decoded here, and precisions that a process does not have. */
    private static void requireDecodable(FrameHeader frame, int offset) throws CodecException {
        String process = switch (frame.marker()) {
            case Marker.SOF0, Marker.SOF1, Marker.SOF2, Marker.SOF3 -> "";
            case 0xc9, 0xca, 0xcb -> "arithmetic coding";
            case Marker.SOF55 -> "JPEG-LS";
            default -> "hierarchical coding";
        };
        if (!process.isEmpty()) {
            throw new CodecException("JPEG with " + process + " is not supported", offset);
        }
        boolean fits = frame.marker() == Marker.SOF3
                ? frame.precision() >= 2 && frame.precision() <= 16
                : frame.precision() == 8 || frame.precision() == 12 && frame.marker() != Marker.SOF0;
        if (!fits) {
            throw new CodecException(
                    Marker.name(frame.marker()) + " with " + frame.precision() + " bits a sample", offset);
        }
    }
}
