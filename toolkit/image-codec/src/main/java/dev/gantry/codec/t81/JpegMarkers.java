package dev.gantry.codec.t81;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.CodestreamInfo;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Lists the markers of a JPEG or JPEG-LS codestream. Restart markers count to their scan. */
public final class JpegMarkers {
    private final byte[] codestream;
    private final MarkerReader reader;
    private final List<CodestreamInfo.Marker> markers = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int frame;

    private JpegMarkers(byte[] codestream) {
        this.codestream = codestream;
        this.reader = new MarkerReader(codestream);
    }

    /** @throws CodecException when it does not begin as a JPEG codestream does */
    public static CodestreamInfo list(MemorySegment codestream) throws CodecException {
        return new JpegMarkers(codestream.toArray(ValueLayout.JAVA_BYTE)).run();
    }

    private CodestreamInfo run() throws CodecException {
        HeaderReader.requireStart(reader);
        add(Marker.SOI, "");
        try {
            int marker = Marker.SOI;
            while (marker != Marker.EOI) {
                marker = reader.next();
                if (marker < 0) {
                    warnings.add("no EOI marker at the end");
                    break;
                }
                read(marker);
            }
        } catch (CodecException e) {
            warnings.add(e.getMessage());
        }
        if (reader.skipped() > 0) {
            warnings.add(reader.skipped() + " bytes between the markers");
        }
        return new CodestreamInfo(markers, warnings);
    }

    private void read(int marker) throws CodecException {
        String text = text(marker);
        reader.leave();
        if (marker == Marker.SOS) {
            int restarts = passScan();
            text += restarts == 0 ? "" : ", " + restarts + " restarts";
        }
        add(marker, text);
    }

    private void add(int marker, String text) {
        int length = reader.segmentEnd() - reader.markerAt();
        markers.add(new CodestreamInfo.Marker(Marker.name(marker), reader.markerAt(), length, text));
    }

    /** Goes behind the coded data; how many restart markers are in them. */
    private int passScan() {
        int restarts = 0;
        int at = reader.segmentEnd();
        boolean bitStuffed = frame == Marker.SOF55;
        while (at + 1 < codestream.length) {
            int next = codestream[at + 1] & 0xff;
            boolean stuffed = bitStuffed ? next < 0x80 : next == 0;
            if (codestream[at] == -1 && next != 0xff && !stuffed) {
                if (!Marker.isRestart(next)) {
                    reader.moveTo(at);
                    return restarts;
                }
                restarts++;
            }
            at++;
        }
        reader.moveTo(codestream.length);
        return restarts;
    }

    private String text(int marker) throws CodecException {
        if (Marker.isFrame(marker)) {
            frame = marker;
            return frameText(FrameHeader.read(marker, reader));
        }
        return switch (marker) {
            case Marker.SOS -> scanText();
            case Marker.DHT -> huffmanText();
            case Marker.DQT -> quantisationText();
            case Marker.DRI -> "every " + reader.u16();
            case Marker.DNL -> reader.u16() + " rows";
            case Marker.LSE -> presetText();
            default -> marker >= Marker.APP0 && marker <= Marker.APP15 ? identifier() : "";
        };
    }

    private static String frameText(FrameHeader frame) {
        StringJoiner text = new StringJoiner(" ");
        text.add(frame.precision() + " bits,").add(frame.columns() + " x " + frame.rows() + ",");
        text.add(frame.components().size() + " components");
        for (FrameHeader.Component component : frame.components()) {
            text.add(component.id() + ":" + component.horizontal() + "x" + component.vertical());
        }
        return text.toString();
    }

    private String scanText() throws CodecException {
        StringJoiner components = new StringJoiner(" ", "components ", "");
        for (int count = reader.u8(); count > 0; count--) {
            components.add(String.valueOf(reader.u8()));
            reader.u8();
        }
        int first = reader.u8();
        int second = reader.u8();
        int shifts = reader.u8();
        String rest = switch (frame) {
            case Marker.SOF3 -> "predictor " + first + ", point transform " + (shifts & 15);
            case Marker.SOF55 -> "near " + first + ", interleave " + second;
            default -> "coefficients %d to %d, bits %d to %d".formatted(first, second, shifts >> 4, shifts & 15);
        };
        return components + ", " + rest;
    }

    private String huffmanText() throws CodecException {
        StringJoiner text = new StringJoiner(", ");
        while (reader.left() > 0) {
            int which = reader.u8();
            int total = 0;
            for (int i = 0; i < 16; i++) {
                total += reader.u8();
            }
            for (int i = 0; i < total; i++) {
                reader.u8();
            }
            text.add((which >> 4 == 0 ? "DC " : "AC ") + (which & 15) + " of " + total + " codes");
        }
        return text.toString();
    }

    private String quantisationText() throws CodecException {
        StringJoiner text = new StringJoiner(", ");
        while (reader.left() > 0) {
            int which = reader.u8();
            int bytes = 64 << (which >> 4 & 1);
            for (int i = 0; i < bytes; i++) {
                reader.u8();
            }
            text.add((which & 15) + " of " + bytes / 8 + " bits");
        }
        return text.toString();
    }

    private String presetText() throws CodecException {
        int type = reader.u8();
        if (type != 1) {
            return "type " + type;
        }
        return "maximum %d, thresholds %d %d %d, reset %d"
                .formatted(reader.u16(), reader.u16(), reader.u16(), reader.u16(), reader.u16());
    }

    /** The name that an application begins its segment with. */
    private String identifier() throws CodecException {
        byte[] name = new byte[Math.min(reader.left(), 16)];
        int length = 0;
        for (int i = 0; i < name.length && length == i; i++) {
            int character = reader.u8();
            if (character > ' ' && character < 0x7f) {
                name[length++] = (byte) character;
            }
        }
        return new String(name, 0, length, StandardCharsets.US_ASCII);
    }
}
