package dev.gantry.codec.jpegls;

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
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** One run through the markers of a codestream into the pixels of a frame. Used once. */
final class Decoding {
    private final byte[] codestream;
    private final FrameFormat format;
    private final MemorySegment pixels;
    private final MarkerReader reader;
    private final BitSource source;
    private final List<String> warnings = new ArrayList<>();
    private final BitSet decoded = new BitSet();
    private Optional<ScanDecoder> scans = Optional.empty();
    private Preset preset = Preset.DEFAULT;
    private int restartInterval;

    Decoding(byte[] codestream, FrameFormat format, MemorySegment pixels) {
        this.codestream = codestream;
        this.format = format;
        this.pixels = pixels;
        this.reader = new MarkerReader(codestream);
        this.source = BitSource.bitStuffed(codestream);
    }

    List<String> run() throws CodecException {
        HeaderReader.requireStart(reader);
        try {
            readMarkers();
        } catch (CodecException e) {
            if (decoded.isEmpty()) {
                throw e;
            }
            warnings.add(e.getMessage());
        }
        if (decoded.isEmpty()) {
            throw new CodecException("no scan", codestream.length);
        }
        if (decoded.cardinality() < format.components()) {
            warnings.add("scans of " + decoded.cardinality() + " of " + format.components() + " components");
        }
        return warnings;
    }

    private void readMarkers() throws CodecException {
        for (int marker = reader.next(); marker != Marker.EOI; marker = reader.next()) {
            switch (marker) {
                case -1 -> {
                    warnings.add("no EOI marker at the end");
                    return;
                }
                case Marker.SOF55 -> openFrame();
                case Marker.LSE -> readPreset();
                case Marker.DRI -> restartInterval = readRestartInterval();
                case Marker.SOS -> {
                    readScan();
                    continue;
                }
                default -> refuseOtherFrames(marker);
            }
            reader.leave();
        }
    }

    private void refuseOtherFrames(int marker) throws CodecException {
        if (Marker.isFrame(marker)) {
            throw new CodecException(Marker.name(marker) + " is no JPEG-LS", reader.markerAt());
        }
    }

    private void openFrame() throws CodecException {
        if (scans.isPresent()) {
            throw new CodecException("a second frame header", reader.markerAt());
        }
        FrameHeader read = FrameHeader.read(Marker.SOF55, reader);
        FrameHeader frame = read.rows() > 0 ? read : read.withRows(format.rows());
        frame.requireShape(format, reader.markerAt());
        ComponentRows rows = new ComponentRows(pixels, format, frame.precision());
        rows.clear(frame.rows());
        scans = Optional.of(new ScanDecoder(frame, rows, warnings));
    }

    /** Of the LSE segments only the parameters are read (T.87 C.2.4.1). */
    private void readPreset() throws CodecException {
        if (reader.u8() == 1) {
            preset = new Preset(reader.u16(), reader.u16(), reader.u16(), reader.u16(), reader.u16());
        }
    }

    /** Of 2 to 4 bytes (T.87 C.2.5). */
    private int readRestartInterval() throws CodecException {
        int interval = reader.u16();
        while (reader.left() > 0 && interval < 1 << 23) {
            interval = interval << 8 | reader.u8();
        }
        return interval;
    }

    private void readScan() throws CodecException {
        ScanDecoder decoder = scans.orElseThrow(() -> new CodecException("a scan before its frame", reader.markerAt()));
        ScanHeader scan = ScanHeader.read(reader, decoder.frame());
        for (ScanHeader.Component component : scan.components()) {
            if (decoded.get(component.index())) {
                throw new CodecException("a second scan of a component", reader.markerAt());
            }
        }
        Preset resolved = preset.resolved(decoder.frame().precision(), scan.start());
        ScanBits bits = new ScanBits(codestream, source, reader.segmentEnd());
        decoder.decode(scan, resolved, bits, restartInterval);
        scan.components().forEach(component -> decoded.set(component.index()));
        reader.moveTo(bits.end());
    }
}
