package dev.gantry.codec.j2k;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The packets of a tile in the order of its progressions (T.800 B.12): every progression is a list of precincts, cut in
 * groups of which each is gone through once a layer. A packet that came before is left out.
 */
final class PacketOrder {
    private static final int LRCP = 0;
    private static final int RLCP = 1;
    private static final int RPCL = 2;
    private static final int PCRL = 3;

    private static final Comparator<Precinct> BY_POSITION =
            Comparator.comparingLong((Precinct p) -> p.gridY).thenComparingLong(p -> p.gridX);

    private record Sequence(List<Precinct> precincts, int order, int layers) {

        /** The end of the group that begins at {@code from}. */
        int groupEnd(int from) {
            if (order == LRCP) {
                return precincts.size();
            }
            if (order != RLCP) {
                return from + 1;
            }
            int to = from;
            while (to < precincts.size() && precincts.get(to).resolution == precincts.get(from).resolution) {
                to++;
            }
            return to;
        }
    }

    private final List<Sequence> sequences = new ArrayList<>();
    private int sequence;
    private int from;
    private int to;
    private int layer;
    private int at;

    PacketOrder(Tile tile) {
        for (Parameters.Progression progression : tile.parameters.progressions()) {
            List<Precinct> precincts = new ArrayList<>();
            for (TileComponent component : tile.components) {
                for (Precinct precinct : component.precincts) {
                    if (isWithin(precinct, progression)) {
                        precincts.add(precinct);
                    }
                }
            }
            precincts.sort(comparator(progression.order()));
            int layers = Math.min(progression.layersTo(), tile.parameters.layers());
            if (!precincts.isEmpty() && layers > 0) {
                sequences.add(new Sequence(precincts, progression.order(), layers));
            }
        }
        restart();
    }

    void restart() {
        sequence = 0;
        from = 0;
        layer = 0;
        at = 0;
        to = sequences.isEmpty() ? 0 : sequences.get(0).groupEnd(0);
    }

    boolean hasNext() {
        while (sequence < sequences.size()) {
            if (sequences.get(sequence).precincts.get(at).nextLayer() == layer) {
                return true;
            }
            step();
        }
        return false;
    }

    /** The precinct of the next packet, which brings its next layer. Only after {@link #hasNext()}. */
    Precinct next() {
        Precinct precinct = sequences.get(sequence).precincts.get(at);
        step();
        return precinct;
    }

    private void step() {
        Sequence current = sequences.get(sequence);
        if (++at < to) {
            return;
        }
        at = from;
        if (++layer < current.layers) {
            return;
        }
        layer = 0;
        from = to;
        at = to;
        if (from == current.precincts.size()) {
            sequence++;
            from = 0;
            at = 0;
        }
        if (sequence < sequences.size()) {
            to = sequences.get(sequence).groupEnd(from);
        }
    }

    private static boolean isWithin(Precinct precinct, Parameters.Progression bounds) {
        return precinct.resolution >= bounds.resolutionFrom()
                && precinct.resolution < bounds.resolutionTo()
                && precinct.component >= bounds.componentFrom()
                && precinct.component < bounds.componentTo();
    }

    private static Comparator<Precinct> comparator(int order) {
        Comparator<Precinct> byResolution = Comparator.comparingInt(p -> p.resolution);
        Comparator<Precinct> byComponent = Comparator.comparingInt(p -> p.component);
        Comparator<Precinct> places = switch (order) {
            case LRCP, RLCP -> byResolution.thenComparing(byComponent);
            case RPCL -> byResolution.thenComparing(BY_POSITION).thenComparing(byComponent);
            case PCRL -> BY_POSITION.thenComparing(byComponent).thenComparing(byResolution);
            default -> byComponent.thenComparing(BY_POSITION).thenComparing(byResolution);
        };
        return places.thenComparingInt(p -> p.index);
    }
}
