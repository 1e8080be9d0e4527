package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.CodestreamInfo;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Lists the markers of a JPEG 2000 or HTJ2K codestream, for people to read. */
public final class Jpeg2000Info {
    private static final List<String> ORDERS = List.of("LRCP", "RLCP", "RPCL", "PCRL", "CPRL");

    private final byte[] data;
    private final Headers headers;
    private final Map<Integer, TileStream.Part> parts = new HashMap<>();

    private Jpeg2000Info(byte[] data) throws CodecException {
        this.data = data;
        headers = Headers.all(data, data.length);
        for (TileStream.Part part : headers.parts()) {
            parts.put(part.start(), part);
        }
    }

    /**
     * Reads all markers outside packets. A tile-part is one marker, SOT, with its packets.
     *
     * @throws CodecException when there is no main header that can be read
     */
    public static CodestreamInfo read(MemorySegment codestream) throws CodecException {
        if (codestream.byteSize() > Integer.MAX_VALUE - 64) {
            throw new CodecException("a codestream of " + codestream.byteSize() + " bytes", -1);
        }
        return new Jpeg2000Info(codestream.toArray(ValueLayout.JAVA_BYTE)).info();
    }

    private CodestreamInfo info() throws CodecException {
        List<CodestreamInfo.Marker> markers = new ArrayList<>();
        for (MarkerSegment segment : headers.segments()) {
            TileStream.Part part = parts.get(segment.offset());
            long length = part != null ? part.end() - part.start() : segment.length() + 2L;
            markers.add(new CodestreamInfo.Marker(segment.name(), segment.offset(), length, text(segment)));
        }
        return new CodestreamInfo(markers, headers.warnings());
    }

    private String text(MarkerSegment segment) throws CodecException {
        if (segment.length() == 0) {
            return "";
        }
        ByteReader in = new ByteReader(data, segment.offset() + 4, segment.offset() + 2 + segment.length());
        return switch (Marker.of(segment.code()).orElse(Marker.COM)) {
            case SIZ -> size();
            case COD -> style(in);
            case QCD -> steps(in);
            case CAP -> capabilities(in);
            case TLM -> lengths(in);
            case SOT -> tilePart(in);
            case RGN -> "component " + in.u8() + ", style " + in.u8() + ", shift " + in.u8();
            default -> segment.length() - 2 + " bytes";
        };
    }

    private String size() {
        ImageSize size = headers.size();
        Region image = size.image();
        StringJoiner depths = new StringJoiner(", ");
        for (ImageSize.Component component : size.components()) {
            String apart = component.dx() == 1 && component.dy() == 1
                    ? ""
                    : " every " + component.dx() + " x " + component.dy();
            depths.add(component.bits() + (component.signed() ? " bits signed" : " bits") + apart);
        }
        return image.width() + " x " + image.height() + ", " + size.tiles()
                + (size.tiles() == 1 ? " tile" : " tiles of " + size.tileWidth() + " x " + size.tileHeight()) + ", "
                + size.components().size() + (size.components().size() == 1 ? " component: " : " components: ")
                + depths;
    }

    private String style(ByteReader in) throws CodecException {
        int flags = in.u8();
        int order = in.u8();
        int layers = in.u16();
        boolean mixed = in.u8() == 1;
        CodingStyle style = CodingStyle.read(in, (flags & 1) != 0);
        StringJoiner text = new StringJoiner(", ");
        text.add(order < ORDERS.size() ? ORDERS.get(order) : "progression " + order);
        text.add(layers + (layers == 1 ? " layer" : " layers"));
        text.add(style.levels + " levels");
        text.add("blocks " + (1 << style.blockWidthExponent) + " x " + (1 << style.blockHeightExponent));
        text.add(style.reversible ? "5-3 reversible" : "9-7 irreversible");
        text.add(style.has(CodingStyle.HIGH_THROUGHPUT) ? "HT block coding" : "MQ block coding");
        text.add("block style " + style.blockStyle);
        if (mixed) {
            text.add(style.reversible ? "RCT" : "ICT");
        }
        if ((flags & 1) != 0) {
            text.add("own precincts");
        }
        if ((flags & 2) != 0) {
            text.add("SOP");
        }
        if ((flags & 4) != 0) {
            text.add("EPH");
        }
        return text.toString();
    }

    private static String steps(ByteReader in) throws CodecException {
        int style = in.u8();
        String kind = (style & 31) == 0 ? "no quantization" : (style & 31) == 1 ? "derived steps" : "a step a band";
        return kind + ", " + (style >> 5) + " guard bits";
    }

    private static String capabilities(ByteReader in) throws CodecException {
        long parts = in.u32();
        StringJoiner text = new StringJoiner(", ");
        for (int part = 1; part <= 32; part++) {
            if ((parts >>> 32 - part & 1) != 0) {
                text.add(String.format("part %d: %04X", part, in.u16()));
            }
        }
        return text.toString();
    }

    private static String lengths(ByteReader in) throws CodecException {
        in.u8();
        int style = in.u8();
        int tileBytes = style >> 4 & 3;
        boolean wide = (style & 0x40) != 0;
        StringJoiner text = new StringJoiner(" ", "tile-parts of ", " bytes");
        while (in.remaining() >= tileBytes + (wide ? 4 : 2)) {
            in.slice(tileBytes);
            text.add(Long.toString(wide ? in.u32() : in.u16()));
        }
        return text.toString();
    }

    private static String tilePart(ByteReader in) throws CodecException {
        int tile = in.u16();
        long length = in.u32();
        int part = in.u8();
        int count = in.u8();
        return "tile " + tile + ", part " + part + (count == 0 ? "" : " of " + count)
                + (length == 0 ? ", to the end" : "");
    }
}
