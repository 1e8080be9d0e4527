package dev.gantry.codec.j2k;

/**
 * A marker that a codestream holds outside its packets.
 *
 * @param code the marker, FF4F to FFFF
 * @param offset of the marker in the bytes given, with those of a JP2 file around
 * @param length of the segment's parameters with their two bytes of length; 0 for a marker without
 */
public record MarkerSegment(int code, int offset, int length) {

    /** The standard's name, or the code in hexadecimal. */
    public String name() {
        return name(code);
    }

    static String name(int code) {
        return Marker.of(code).map(Marker::name).orElseGet(() -> String.format("%04X", code));
    }
}
