package dev.gantry.dicom.image.render;

import java.util.Optional;

/**
 * What of a picture is not left to the image. Immutable; each method answers changed options.
 *
 * @param window instead of the image's own
 * @param width of the space the picture is fitted into, in pixels; 0 for as large as it is
 * @param height likewise
 * @param enlarging whether a picture smaller than that space grows
 * @param overlays whether overlays are drawn
 */
public record RenderOptions(Optional<Window> window, int width, int height, boolean enlarging, boolean overlays) {

    /** The image as it is meant, in its own size. */
    public static RenderOptions usual() {
        return new RenderOptions(Optional.empty(), 0, 0, false, true);
    }

    public RenderOptions window(Window window) {
        return new RenderOptions(Optional.of(window), width, height, enlarging, overlays);
    }

    /** Fits pictures into a space, keeping the relation of their sides; smaller ones stay. */
    public RenderOptions within(int width, int height) {
        return new RenderOptions(window, width, height, false, overlays);
    }

    /** Fits pictures into a space, keeping the relation of their sides; smaller ones grow. */
    public RenderOptions filling(int width, int height) {
        return new RenderOptions(window, width, height, true, overlays);
    }

    public RenderOptions withoutOverlays() {
        return new RenderOptions(window, width, height, enlarging, false);
    }
}
