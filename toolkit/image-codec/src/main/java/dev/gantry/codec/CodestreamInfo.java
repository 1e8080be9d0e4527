package dev.gantry.codec;

import java.util.List;

/**
 * The markers of a codestream in their order, for people to read.
 *
 * @param markers what was found, up to the end or to what could not be read
 * @param warnings what is wrong with the order or the lengths of the markers, empty for a sound codestream
 */
public record CodestreamInfo(List<Marker> markers, List<String> warnings) {

    /**
     * One marker and the segment that follows it.
     *
     * @param name as the standard abbreviates it: SOI, SOF3, COD
     * @param offset of its first byte in the codestream
     * @param length bytes of the marker with its segment; of a scan or tile-part also the coded data behind it
     * @param text its parameters in one line, empty when it has none
     */
    public record Marker(String name, long offset, long length, String text) {}

    public CodestreamInfo {
        markers = List.copyOf(markers);
        warnings = List.copyOf(warnings);
    }
}
