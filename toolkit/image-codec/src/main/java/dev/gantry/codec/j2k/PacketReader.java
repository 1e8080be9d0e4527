package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;

/** Reads the packets of a tile (T.800 B.9, B.10; T.814 B): hands every code-block the place of its bytes. */
final class PacketReader {
    private final HeaderBits bits = new HeaderBits();
    private byte[] data = new byte[0];

    /**
     * Reads all packets of a tile.
     *
     * @param order of the tile's packets, at its first
     * @throws CodecException when the packets break off or are damaged; those before are read
     */
    void read(byte[] codestream, TileStream stream, PacketOrder order) throws CodecException {
        data = codestream;
        byte[] packed = stream.packedHeaders.toByteArray();
        int packedAt = 0;
        for (TileStream.Part part : stream.parts) {
            int position = part.data();
            while (position < part.end() || packedAt < packed.length) {
                if (!order.hasNext()) {
                    break; // bytes that belong to no packet
                }
                position = skipSop(position, part.end());
                Precinct precinct = order.next();
                if (packed.length > 0) {
                    bits.start(packed, packedAt, packed.length);
                    readHeader(precinct);
                    packedAt = skipEph(packed, bits.finish(), packed.length);
                } else {
                    bits.start(data, position, part.end());
                    readHeader(precinct);
                    position = skipEph(data, bits.finish(), part.end());
                }
                position = placeBodies(precinct, position, part.end());
                if (packed.length > 0 && position >= part.end()) {
                    break;
                }
            }
        }
        if (order.hasNext()) {
            throw new CodecException("packets are missing at the end of tile " + stream.tile, -1);
        }
    }

    private int skipSop(int position, int end) {
        boolean there = end - position >= 6 && is(data, position, Marker.SOP);
        return there ? position + 6 : position;
    }

    private static int skipEph(byte[] bytes, int position, int end) {
        boolean there = end - position >= 2 && is(bytes, position, Marker.EPH);
        return there ? position + 2 : position;
    }

    private static boolean is(byte[] bytes, int position, Marker marker) {
        return bytes[position] == (byte) 0xFF && bytes[position + 1] == (byte) marker.code;
    }

    private void readHeader(Precinct precinct) throws CodecException {
        int layer = precinct.nextLayer();
        BandPart[] parts = precinct.open();
        precinct.layerRead();
        try {
            if (bits.bit() == 1) {
                readParts(parts, layer, precinct.style());
            }
        } catch (CodecException damaged) {
            discard(parts);
            throw damaged;
        }
    }

    /** Forgets the chunks that a broken header told of. */
    private static void discard(BandPart[] parts) {
        for (BandPart part : parts) {
            for (int b = 0; b < part.blocks(); b++) {
                part.block(b).place(0, 0);
            }
        }
    }

    private void readParts(BandPart[] parts, int layer, CodingStyle style) throws CodecException {
        for (BandPart part : parts) {
            for (int y = 0; y < part.down; y++) {
                for (int x = 0; x < part.across; x++) {
                    if (isIncluded(part, x, y, layer)) {
                        readLengths(part.block(x, y), style);
                    }
                }
            }
        }
    }

    private boolean isIncluded(BandPart part, int x, int y, int layer) throws CodecException {
        CodeBlock block = part.block(x, y);
        if (block.included) {
            return bits.bit() == 1;
        }
        if (!part.inclusion.isBelow(bits, x, y, layer + 1)) {
            return false;
        }
        int planes = 1;
        while (!part.zeroPlanes.isBelow(bits, x, y, planes)) {
            if (++planes > 96) {
                throw new CodecException("a code-block of too many planes", bits.finish());
            }
        }
        block.included = true;
        block.zeroPlanes = planes - 1;
        return true;
    }

    private void readLengths(CodeBlock block, CodingStyle style) throws CodecException {
        int passes = readPasses();
        while (bits.bit() == 1) {
            block.lengthBits++;
        }
        if (block.lengthBits > 32) {
            throw new CodecException("lengths of " + block.lengthBits + " bits", bits.finish());
        }
        if (style.has(CodingStyle.HIGH_THROUGHPUT) && !block.plain) {
            readHighThroughput(block, style, passes);
        } else {
            readPlain(block, style, passes);
        }
    }

    /** The number of new passes (T.800 table B.4). */
    private int readPasses() throws CodecException {
        if (bits.bit() == 0) {
            return 1;
        }
        if (bits.bit() == 0) {
            return 2;
        }
        int few = bits.bits(2);
        if (few < 3) {
            return 3 + few;
        }
        int more = bits.bits(5);
        return more < 31 ? 6 + more : 37 + bits.bits(7);
    }

    private void readPlain(CodeBlock block, CodingStyle style, int count) throws CodecException {
        int left = count;
        while (left > 0) {
            int room = plainRoom(block, style);
            if (block.segments() == 0 || room == 0) {
                block.openSegment();
                room = plainRoom(block, style);
            }
            int passes = Math.min(left, room);
            block.extend(passes, readLength(block.lengthBits, passes));
            left -= passes;
        }
    }

    /** How many passes the open segment still takes (T.800 D.4, D.6, table D.9). */
    private static int plainRoom(CodeBlock block, CodingStyle style) {
        int last = block.segments() - 1;
        int inSegment = last < 0 ? 0 : block.segmentPasses(last);
        if (style.has(CodingStyle.TERMINATE_ALL)) {
            return 1 - inSegment;
        }
        if (!style.has(CodingStyle.BYPASS)) {
            return Integer.MAX_VALUE;
        }
        int start = block.passes - inSegment;
        int size = start < 10 ? 10 : (start - 10) % 3 == 0 ? 2 : 1;
        return size - inSegment;
    }

    private int readLength(int lengthBits, int passes) throws CodecException {
        return checked(bits.bits(Math.min(31, lengthBits + log2(passes))));
    }

    /**
     * Until a cleanup pass with bytes has come, passes are placeholders, told as if they were of Part 1; thereafter a cleanup
     * pass is a segment and the two refinements that follow it are another (T.814 B.3).
     */
    private void readHighThroughput(CodeBlock block, CodingStyle style, int count) throws CodecException {
        int left = count;
        if (block.bytes() == 0) {
            left = readPlaceholders(block, style, count);
        }
        while (left > 0) {
            int phase = block.passes % 3;
            int passes = phase == 0 ? 1 : Math.min(left, 3 - phase);
            if (phase < 2) {
                block.openSegment();
            }
            block.extend(passes, readLength(block.lengthBits, passes));
            left -= passes;
        }
    }

    /** @return the passes that follow the first cleanup pass; 0 when this packet does not bring it */
    private int readPlaceholders(CodeBlock block, CodingStyle style, int count) throws CodecException {
        int refinements = (block.passes + count - 1) % 3;
        int passes = count - refinements;
        if (block.segments() == 0) {
            block.openSegment();
        }
        boolean mixed = style.has(CodingStyle.MIXED);
        if (passes < 1) {
            int length = readLength(block.lengthBits, count);
            becomePlain(block, length, mixed);
            block.extend(count, length);
            return 0;
        }
        int width = block.lengthBits + log2(passes);
        int length = bits.bits(Math.min(31, width));
        boolean cleanup = length > 1 && (!mixed || (block.lengthBits > 3 && length >> (width - 1) == 0));
        if (cleanup) {
            block.extend(passes, length);
            return refinements;
        }
        int more = log2(count) - log2(passes);
        length = checked(length << more | bits.bits(more));
        becomePlain(block, length, mixed);
        block.extend(count, length);
        return 0;
    }

    private void becomePlain(CodeBlock block, int length, boolean mixed) throws CodecException {
        if (length != 0) {
            if (!mixed) {
                throw new CodecException("an HT cleanup pass of " + length + " bytes", bits.finish());
            }
            block.plain = true;
        }
    }

    private int checked(int length) throws CodecException {
        if (length < 0 || length > data.length) {
            throw new CodecException("a code-block of " + length + " bytes", bits.finish());
        }
        return length;
    }

    private static int placeBodies(Precinct precinct, int start, int end) throws CodecException {
        int position = start;
        for (BandPart part : precinct.opened()) {
            for (int b = 0; b < part.blocks(); b++) {
                position = part.block(b).place(position, end);
            }
        }
        if (position > end) {
            throw new CodecException("the codestream ends within a packet", start);
        }
        return position;
    }

    private static int log2(int value) {
        return 31 - Integer.numberOfLeadingZeros(value);
    }
}
