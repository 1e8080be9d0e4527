package dev.gantry.codec.j2k;

/**
 * Writes packets (T.800 B.9, B.10). What a code-block brings to a layer is its segment of that number, which may be without
 * passes.
 */
final class PacketWriter {
    private final HeaderWriter bits = new HeaderWriter();

    /**
     * Writes the packet of the precinct's next layer.
     *
     * @param codes the bytes that the blocks' segments lie in
     */
    void write(Precinct precinct, byte[] codes, ByteSink out) {
        int layer = precinct.nextLayer();
        BandPart[] parts = precinct.open();
        bits.start();
        bits.bits(1, 1);
        for (BandPart part : parts) {
            if (layer == 0) {
                plant(part);
            }
            for (int y = 0; y < part.down; y++) {
                for (int x = 0; x < part.across; x++) {
                    writeBlock(part, x, y, layer);
                }
            }
        }
        bits.finish();
        out.write(bits.data(), 0, bits.length());
        for (BandPart part : parts) {
            for (int b = 0; b < part.blocks(); b++) {
                part.block(b).writeSegment(layer, codes, out);
            }
        }
        precinct.layerRead();
    }

    private static void plant(BandPart part) {
        for (int y = 0; y < part.down; y++) {
            for (int x = 0; x < part.across; x++) {
                CodeBlock block = part.block(x, y);
                part.inclusion.set(x, y, firstLayer(block));
                part.zeroPlanes.set(x, y, block.zeroPlanes);
            }
        }
        part.inclusion.close();
        part.zeroPlanes.close();
    }

    private static int firstLayer(CodeBlock block) {
        int layer = 0;
        while (layer < block.segments() && block.segmentPasses(layer) == 0) {
            layer++;
        }
        return layer == block.segments() ? Integer.MAX_VALUE : layer;
    }

    private void writeBlock(BandPart part, int x, int y, int layer) {
        CodeBlock block = part.block(x, y);
        int passes = layer < block.segments() ? block.segmentPasses(layer) : 0;
        if (block.included) {
            bits.bits(passes > 0 ? 1 : 0, 1);
        } else {
            part.inclusion.write(bits, x, y, layer + 1);
            if (passes > 0) {
                part.zeroPlanes.write(bits, x, y, block.zeroPlanes + 1);
                block.included = true;
            }
        }
        if (passes > 0) {
            writePasses(passes);
            int length = block.segmentLength(layer);
            int more = 31 - Integer.numberOfLeadingZeros(passes);
            int need = 32 - Integer.numberOfLeadingZeros(length) - more;
            while (block.lengthBits < need) {
                bits.bits(1, 1);
                block.lengthBits++;
            }
            bits.bits(0, 1);
            bits.bits(length, block.lengthBits + more);
        }
    }

    /** T.800 table B.4. */
    private void writePasses(int passes) {
        if (passes == 1) {
            bits.bits(0, 1);
        } else if (passes == 2) {
            bits.bits(2, 2);
        } else if (passes < 6) {
            bits.bits(3 << 2 | passes - 3, 4);
        } else if (passes < 37) {
            bits.bits(15 << 5 | passes - 6, 9);
        } else {
            bits.bits(0x1FF << 7 | passes - 37, 16);
        }
    }
}
