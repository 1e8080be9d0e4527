package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything one decoding uses besides its frame. Belongs to one thread at a time; arrays grow and are kept. */
final class Scratch {
    final PacketReader packets = new PacketReader();
    final BlockDecoder blocks = new BlockDecoder();
    final Synthesis53 reversible = new Synthesis53();
    final Synthesis97 irreversible = new Synthesis97();
    final Samples samples = new Samples();
    private final List<ComponentLines> components = new ArrayList<>();
    private byte[] codestream = new byte[0];
    private byte[] structure = new byte[0];
    private @Nullable Tile tile;
    private @Nullable PacketOrder order;

    /** The arrays of one component. */
    static final class ComponentLines {
        int[] coefficients = new int[0];
        final Lines<int[]> ints = new Lines<>(new int[0][], int[]::new);
        final Lines<float[]> floats = new Lines<>(new float[0][], float[]::new);

        int[] coefficients(int count) {
            if (coefficients.length < count) {
                coefficients = new int[count];
            }
            return coefficients;
        }
    }

    /** The tile of a stream, with nothing read of it: that of the last frame when the structure is the same. */
    Tile tile(Headers headers, TileStream stream) throws CodecException {
        byte[] wanted = headers.structure();
        Tile made = tile;
        if (made != null && wanted.length > 0 && Arrays.equals(wanted, structure)) {
            made.reset();
            order().restart();
            return made;
        }
        made = new Tile(headers.size(), stream.tile, stream.parameters);
        structure = wanted;
        tile = made;
        order = new PacketOrder(made);
        return made;
    }

    /** The order of the packets of the tile that was given last. */
    PacketOrder order() {
        PacketOrder made = order;
        if (made == null) {
            throw new IllegalStateException("no tile was made");
        }
        return made;
    }

    ComponentLines component(int number) {
        while (components.size() <= number) {
            components.add(new ComponentLines());
        }
        return components.get(number);
    }

    byte[] codestream(int length) {
        if (codestream.length < length) {
            codestream = new byte[length + length / 4];
        }
        return codestream;
    }
}
