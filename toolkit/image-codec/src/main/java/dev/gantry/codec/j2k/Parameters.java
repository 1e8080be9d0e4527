package dev.gantry.codec.j2k;

import dev.gantry.codec.CodecException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the main header says of the coding of tiles; a tile begins with a copy and overrides it. What is said of
 * one component goes before what is said of all, in one header (T.800 A.6).
 */
final class Parameters {
    /** A part of the packets with an order of its own (T.800 A.6.6): bounds are half open, layers begin at 0. */
    record Progression(
            int order, int resolutionFrom, int resolutionTo, int componentFrom, int componentTo, int layersTo) {}

    private int order = -1;
    private int layers = 1;
    private boolean componentTransform;
    private final @Nullable CodingStyle[] styles;
    private final @Nullable Quantization[] quantizations;
    private final boolean[] ownStyle;
    private final boolean[] ownQuantization;
    private final int[] shifts;
    private List<Progression> changes = List.of();

    Parameters(int components) {
        styles = new CodingStyle[components];
        quantizations = new Quantization[components];
        ownStyle = new boolean[components];
        ownQuantization = new boolean[components];
        shifts = new int[components];
    }

    /** What a tile starts from. */
    Parameters ofTile() {
        Parameters copy = new Parameters(styles.length);
        copy.order = order;
        copy.layers = layers;
        copy.componentTransform = componentTransform;
        System.arraycopy(styles, 0, copy.styles, 0, styles.length);
        System.arraycopy(quantizations, 0, copy.quantizations, 0, styles.length);
        System.arraycopy(shifts, 0, copy.shifts, 0, styles.length);
        copy.changes = changes;
        return copy;
    }

    int order() {
        return order;
    }

    int layers() {
        return layers;
    }

    boolean componentTransform() {
        return componentTransform;
    }

    CodingStyle style(int component) {
        return present(styles[component]);
    }

    Quantization quantization(int component) {
        return present(quantizations[component]);
    }

    /** By how many planes the region of interest was raised (T.800 H.1); 0 for none. */
    int shift(int component) {
        return shifts[component];
    }

    /** The packets' orders, one after the other. */
    List<Progression> progressions() {
        return changes.isEmpty() ? List.of(new Progression(order, 0, 33, 0, styles.length, layers)) : changes;
    }

    /** Whether COD and QCD were there, for every component. */
    boolean complete() {
        for (int c = 0; c < styles.length; c++) {
            if (styles[c] == null || quantizations[c] == null) {
                return false;
            }
        }
        return true;
    }

    void readCod(ByteReader in) throws CodecException {
        int at = in.position();
        int flags = in.u8();
        order = in.u8();
        layers = in.u16();
        int transform = in.u8();
        if (order > 4 || layers == 0 || transform > 1) {
            throw new CodecException("progression " + order + ", " + layers + " layers, transform " + transform, at);
        }
        componentTransform = transform == 1;
        CodingStyle style = CodingStyle.read(in, (flags & 1) != 0);
        for (int c = 0; c < styles.length; c++) {
            if (!ownStyle[c]) {
                styles[c] = style;
            }
        }
    }

    void readCoc(ByteReader in) throws CodecException {
        int component = component(in);
        int flags = in.u8();
        styles[component] = CodingStyle.read(in, (flags & 1) != 0);
        ownStyle[component] = true;
    }

    void readQcd(ByteReader in) throws CodecException {
        Quantization quantization = Quantization.read(in);
        for (int c = 0; c < quantizations.length; c++) {
            if (!ownQuantization[c]) {
                quantizations[c] = quantization;
            }
        }
    }

    void readQcc(ByteReader in) throws CodecException {
        int component = component(in);
        quantizations[component] = Quantization.read(in);
        ownQuantization[component] = true;
    }

    void readRgn(ByteReader in) throws CodecException {
        int component = component(in);
        int style = in.u8();
        int shift = in.u8();
        if (style != 0 || shift > 37) {
            throw new CodecException("a region of interest of style " + style + " and shift " + shift, in.position());
        }
        shifts[component] = shift;
    }

    void readPoc(ByteReader in) throws CodecException {
        List<Progression> all = new ArrayList<>(changes);
        boolean wide = styles.length > 256;
        while (in.remaining() > 0) {
            int resolutionFrom = in.u8();
            int componentFrom = wide ? in.u16() : in.u8();
            int layersTo = in.u16();
            int resolutionTo = in.u8();
            int componentTo = wide ? in.u16() : in.u8();
            int change = in.u8();
            if (change > 4) {
                throw new CodecException("progression " + change, in.position());
            }
            int last = componentTo == 0 ? styles.length : Math.min(componentTo, styles.length);
            all.add(new Progression(change, resolutionFrom, resolutionTo, componentFrom, last, layersTo));
        }
        changes = List.copyOf(all);
    }

    /** A tile's own changes of progression replace those of the main header. */
    void forgetProgressions() {
        changes = List.of();
    }

    private int component(ByteReader in) throws CodecException {
        int component = styles.length > 256 ? in.u16() : in.u8();
        if (component >= styles.length) {
            throw new CodecException("a segment for component " + component, in.position());
        }
        return component;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("parameters used before they were complete");
        }
        return value;
    }
}
