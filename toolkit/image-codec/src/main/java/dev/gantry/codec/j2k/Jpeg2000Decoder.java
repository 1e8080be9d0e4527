package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameDecoder;
import dev.gantry.codec.FrameFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes JPEG 2000 Part 1 and HTJ2K codestreams, bare or in a JP2 file (whose palette and colour boxes are not applied).
 * The component transforms of the codestream are undone, so that colour comes out as RGB. A component of fewer samples than
 * the others is repeated. Refused: magnitudes of more than 30 planes, and more than four components.
 *
 * <p>A decoder keeps scratch memory of a few frames for the next ones, which is given up when memory is short.
 */
public final class Jpeg2000Decoder implements FrameDecoder {
    private final int discarded;
    private final Pool<Scratch> pool = new Pool<>(Scratch::new);

    private Jpeg2000Decoder(int discarded) {
        this.discarded = discarded;
    }

    /** A decoder of whole frames. */
    public static Jpeg2000Decoder full() {
        return new Jpeg2000Decoder(0);
    }

    /**
     * A decoder of a lower resolution: {@link #format} and {@link #decode} take and give frames of width and height divided
     * by 2^{@code levels}, rounded up. Reads only what that resolution needs, so that the codestream may end where it does.
     *
     * @param levels 0 to 32, no more than the codestream was decomposed
     */
    public static Jpeg2000Decoder discarding(int levels) {
        if (levels < 0 || levels > 32) {
            throw new IllegalArgumentException(levels + " levels to leave out");
        }
        return new Jpeg2000Decoder(levels);
    }

    @Override
    public Optional<FrameFormat> format(MemorySegment codestream) throws CodecException {
        byte[] data =
                codestream.asSlice(0, Math.min(codestream.byteSize(), 1 << 20)).toArray(ValueLayout.JAVA_BYTE);
        return Optional.of(
                FrameGrid.of(Headers.main(data, data.length).size(), discarded).format());
    }

    @Override
    public List<String> decode(MemorySegment codestream, FrameFormat format, MemorySegment pixels)
            throws CodecException {
        if (codestream.byteSize() > Integer.MAX_VALUE - 64) {
            throw new CodecException("a codestream of " + codestream.byteSize() + " bytes", -1);
        }
        if (pixels.byteSize() < format.bytes()) {
            throw new IllegalArgumentException("pixels of " + pixels.byteSize() + " bytes for " + format);
        }
        Scratch scratch = pool.take();
        int length = (int) codestream.byteSize();
        byte[] data = scratch.codestream(length);
        MemorySegment.copy(codestream, ValueLayout.JAVA_BYTE, 0, data, 0, length);
        List<String> warnings = decode(data, length, format, pixels, scratch);
        pool.giveBack(scratch);
        return warnings;
    }

    private List<String> decode(byte[] data, int length, FrameFormat format, MemorySegment pixels, Scratch scratch)
            throws CodecException {
        Headers headers = Headers.all(data, length);
        FrameGrid grid = FrameGrid.of(headers.size(), discarded);
        FrameFormat own = grid.format();
        if (own.columns() != format.columns()
                || own.rows() != format.rows()
                || own.components() != format.components()
                || own.bytesPerSample() > format.bytesPerSample()) {
            throw new CodecException("the codestream holds " + own + ", not " + format, -1);
        }
        List<String> warnings = new ArrayList<>(headers.warnings());
        if (headers.tiles().size() < headers.size().tiles()) {
            pixels.asSlice(0, format.bytes()).fill((byte) 0);
            warnings.add(headers.size().tiles() - headers.tiles().size() + " tiles are missing");
        }
        TileDecoder decoder = new TileDecoder(scratch, grid, format, pixels);
        int damaged = 0;
        for (TileStream stream : headers.tiles().values()) {
            Tile tile = scratch.tile(headers, stream);
            try {
                scratch.packets.read(data, stream, scratch.order());
            } catch (CodecException cut) {
                warnings.add(String.valueOf(cut.getMessage()));
            }
            damaged += decoder.decode(data, tile);
        }
        if (damaged > 0) {
            warnings.add(damaged + " code-blocks are damaged and left out");
        }
        return warnings;
    }
}
