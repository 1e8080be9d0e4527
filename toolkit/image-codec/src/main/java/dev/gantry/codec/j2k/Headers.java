package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The markers of a whole codestream, read without touching its packets. A tile-part that breaks off is cut at the end of
 * what is there, with a warning; damage after the first tile-part ends the reading with a warning too.
 */
final class Headers {
    private static final Set<Marker> STRUCTURAL =
            EnumSet.of(Marker.SIZ, Marker.COD, Marker.COC, Marker.QCD, Marker.QCC, Marker.RGN, Marker.POC);

    private final ByteReader in;
    private final List<MarkerSegment> segments = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<Integer, TileStream> tiles = new TreeMap<>();
    private final List<TileStream.Part> parts = new ArrayList<>();
    private final PackedHeaders packed = new PackedHeaders();
    private final ImageSize size;
    private final Parameters parameters;
    private boolean ownCoding;

    private Headers(ByteReader in) throws CodecException {
        this.in = in;
        int at = in.position();
        if (in.remaining() < 4 || in.u16() != Marker.SOC.code) {
            throw new CodecException("no JPEG 2000 codestream", at);
        }
        segments.add(new MarkerSegment(Marker.SOC.code, at, 0));
        at = in.position();
        if (in.u16() != Marker.SIZ.code) {
            throw new CodecException("no SIZ marker", at);
        }
        ByteReader segment = segment(Marker.SIZ.code);
        size = ImageSize.read(segment);
        parameters = new Parameters(size.components().size());
        readMain();
    }

    /** Reads the main header only. */
    static Headers main(byte[] data, int length) throws CodecException {
        return new Headers(Jp2.codestream(data, length));
    }

    /** Reads the headers of all tile-parts as well. */
    static Headers all(byte[] data, int length) throws CodecException {
        Headers headers = main(data, length);
        headers.readTileParts();
        return headers;
    }

    ImageSize size() {
        return size;
    }

    Parameters parameters() {
        return parameters;
    }

    /** Tiles by number, those that are there. */
    Map<Integer, TileStream> tiles() {
        return tiles;
    }

    /** Tile-parts in the order they lie. */
    List<TileStream.Part> parts() {
        return parts;
    }

    List<MarkerSegment> segments() {
        return segments;
    }

    List<String> warnings() {
        return warnings;
    }

    /**
     * What decides how a codestream of one tile is cut: its segments from SIZ on. Empty when it has more tiles, or a tile's
     * header changes its coding.
     */
    byte[] structure() {
        ByteArrayOutputStream structure = new ByteArrayOutputStream(128);
        if (ownCoding || size.tiles() != 1) {
            return structure.toByteArray();
        }
        for (MarkerSegment segment : segments) {
            if (segment.code() == Marker.SOT.code) {
                break;
            }
            if (STRUCTURAL.contains(Marker.of(segment.code()).orElse(Marker.COM))) {
                structure.write(in.data(), segment.offset(), segment.length() + 2);
            }
        }
        return structure.toByteArray();
    }

    private void readMain() throws CodecException {
        while (true) {
            int at = in.position();
            int code = in.u16();
            if (code == Marker.SOT.code) {
                break;
            }
            if (Marker.standsAlone(code)) {
                throw new CodecException("marker " + MarkerSegment.name(code) + " in the main header", at);
            }
            ByteReader segment = segment(code);
            Optional<Marker> marker = Marker.of(code);
            if (marker.isPresent()) {
                read(marker.get(), segment, parameters);
            }
        }
        if (!parameters.complete()) {
            throw new CodecException("no COD or no QCD marker", in.position());
        }
    }

    private void read(Marker marker, ByteReader segment, Parameters target) throws CodecException {
        switch (marker) {
            case COD -> target.readCod(segment);
            case COC -> target.readCoc(segment);
            case QCD -> target.readQcd(segment);
            case QCC -> target.readQcc(segment);
            case RGN -> target.readRgn(segment);
            case POC -> target.readPoc(segment);
            case PPM -> packed.readPpm(segment);
            default -> {} // TLM, PLM, PLT, CRG, COM, CAP and CPF change nothing in what follows
        }
    }

    /** Called with the reader behind the first SOT marker. */
    private void readTileParts() throws CodecException {
        boolean more = true;
        while (more) {
            try {
                more = readTilePart(in.position() - 2);
            } catch (CodecException damaged) {
                if (tiles.isEmpty()) {
                    throw damaged;
                }
                warnings.add(damaged.getMessage() + "; what follows is left out");
                more = false;
            }
        }
        for (TileStream.Part part : parts) {
            packed.appendNext(tiles.get(part.tile()));
        }
    }

    private boolean readTilePart(int start) throws CodecException {
        ByteReader segment = segment(Marker.SOT.code);
        int tile = segment.u16();
        long length = segment.u32();
        int index = segment.u8();
        if (tile >= size.tiles()) {
            throw new CodecException("tile " + tile + " of " + size.tiles(), start);
        }
        boolean first = !tiles.containsKey(tile);
        TileStream stream = tiles.computeIfAbsent(tile, number -> new TileStream(number, parameters.ofTile()));
        readTileHeader(stream, first);
        int end = endOf(start, length);
        TileStream.Part part = new TileStream.Part(tile, index, start, in.position(), end);
        stream.parts.add(part);
        parts.add(part);
        in.slice(end - in.position());
        return nextTilePart();
    }

    private void readTileHeader(TileStream stream, boolean first) throws CodecException {
        boolean ownProgressions = false;
        PackedHeaders.Tile packets = new PackedHeaders.Tile();
        while (true) {
            int at = in.position();
            int code = in.u16();
            if (code == Marker.SOD.code) {
                segments.add(new MarkerSegment(code, at, 0));
                packets.appendTo(stream);
                return;
            }
            if (Marker.standsAlone(code) || code == Marker.SOT.code) {
                throw new CodecException("marker " + MarkerSegment.name(code) + " in a tile's header", at);
            }
            ByteReader segment = segment(code);
            Marker marker = Marker.of(code).orElse(Marker.COM);
            if (marker == Marker.PPT) {
                packets.read(segment);
            } else if (marker == Marker.POC && !ownProgressions) {
                ownProgressions = true;
                if (first) {
                    stream.parameters.forgetProgressions();
                }
            }
            ownCoding |= marker != Marker.PLT && marker != Marker.COM && marker != Marker.PPT;
            read(marker, segment, stream.parameters);
        }
    }

    private int endOf(int start, long length) {
        long end = start + length;
        if (length == 0) { // T.800 A.4.2: the last one, to EOC
            end = in.end();
            boolean closed = in.remaining() >= 2
                    && (in.data()[in.end() - 2] & 0xFF) == 0xFF
                    && (in.data()[in.end() - 1] & 0xFF) == 0xD9;
            return closed ? in.end() - 2 : in.end();
        }
        if (end > in.end() || end < in.position()) {
            warnings.add("a tile-part of " + length + " bytes, of which " + (in.end() - start) + " are there");
            return in.end();
        }
        return (int) end;
    }

    private boolean nextTilePart() throws CodecException {
        if (in.remaining() < 2) {
            warnings.add("no EOC marker: the codestream is cut short");
            return false;
        }
        int at = in.position();
        int code = in.u16();
        if (code == Marker.EOC.code) {
            segments.add(new MarkerSegment(code, at, 0));
            return false;
        }
        if (code != Marker.SOT.code) {
            throw new CodecException("marker " + MarkerSegment.name(code) + " between tile-parts", at);
        }
        return true;
    }

    /** The parameters of the segment whose marker was read. */
    private ByteReader segment(int code) throws CodecException {
        int at = in.position() - 2;
        int length = in.u16();
        if (length < 2) {
            throw new CodecException("a marker segment of " + length + " bytes", at);
        }
        segments.add(new MarkerSegment(code, at, length));
        return in.slice(length - 2);
    }
}
