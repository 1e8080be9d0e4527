package dev.gantry.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** What the codestream holds of one tile: its parameters, its tile-parts in order, and its packed packet headers. */
final class TileStream {
    /**
     * Packets of a tile that lie together.
     *
     * @param start of the SOT marker
     * @param data the first byte after SOD
     * @param end after the last byte
     */
    record Part(int tile, int index, int start, int data, int end) {}

    final int tile;
    final Parameters parameters;
    final List<Part> parts = new ArrayList<>();
    final ByteArrayOutputStream packedHeaders = new ByteArrayOutputStream(0);

    TileStream(int tile, Parameters parameters) {
        this.tile = tile;
        this.parameters = parameters;
    }
}
