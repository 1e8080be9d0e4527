package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import dev.gantry.codec.FrameFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything one encoding uses besides its frame. Belongs to one thread at a time; arrays grow and are kept. */
final class EncoderScratch {
    final Transform transform = new Transform();
    final HtBlockEncoder htBlocks = new HtBlockEncoder();
    final PlainBlockEncoder plainBlocks = new PlainBlockEncoder();
    final PacketWriter packets = new PacketWriter();
    final BlockTable blocks = new BlockTable();
    final ByteSink out = new ByteSink();
    private final List<Scratch.ComponentLines> components = new ArrayList<>();
    private @Nullable Coding coding;
    private @Nullable FrameFormat format;
    private @Nullable Tile tile;
    private @Nullable PacketOrder order;

    /** The tile of a frame: that of the last one when it was coded alike. */
    Tile begin(Coding newCoding, FrameFormat newFormat) throws CodecException {
        out.reset();
        newCoding.writeHeader(newFormat, out);
        Tile made = tile;
        if (made != null && newCoding.equals(coding) && newFormat.equals(format)) {
            made.reset();
            order().restart();
            return made;
        }
        int end = out.length();
        out.u16(Marker.SOT.code);
        Headers headers = Headers.main(out.data(), end + 2);
        out.advance(-2);
        made = new Tile(headers.size(), 0, headers.parameters());
        coding = newCoding;
        format = newFormat;
        tile = made;
        order = new PacketOrder(made);
        return made;
    }

    /** The packets of the tile that was begun. */
    PacketOrder order() {
        PacketOrder made = order;
        if (made == null) {
            throw new IllegalStateException("no tile was begun");
        }
        return made;
    }

    Scratch.ComponentLines component(int number) {
        while (components.size() <= number) {
            components.add(new Scratch.ComponentLines());
        }
        return components.get(number);
    }
}
