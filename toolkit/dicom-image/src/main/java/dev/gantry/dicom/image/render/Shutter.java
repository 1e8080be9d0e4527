package dev.gantry.dicom.image.render;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What of an image is covered: all that one of its shapes leaves outside. PS3.3 C.7.6.11 */
final class Shutter {
    private final List<Shape> shapes;
    private final int shade;

    /** Whether a pixel can be seen; both from 1 on. */
    @FunctionalInterface
    private interface Shape {
        boolean shows(int row, int column);
    }

    private Shutter(List<Shape> shapes, int shade) {
        this.shapes = shapes;
        this.shade = shade;
    }

    static Shutter of(Dataset dataset) {
        List<Shape> shapes = new ArrayList<>();
        for (String name : dataset.strings(Tag.ShutterShape)) {
            switch (name.toUpperCase(Locale.ROOT)) {
                case "RECTANGULAR" -> rectangle(dataset, shapes);
                case "CIRCULAR" -> circle(dataset, shapes);
                case "POLYGONAL" -> polygon(dataset, shapes);
                default -> {
                    // a bitmap is an overlay of a presentation state
                }
            }
        }
        int value = dataset.integer(Tag.ShutterPresentationValue).orElse(0);
        return new Shutter(shapes, Math.clamp(value, 0, 0xFFFF) >> 8);
    }

    private static void rectangle(Dataset dataset, List<Shape> shapes) {
        int left = dataset.integer(Tag.ShutterLeftVerticalEdge).orElse(Integer.MIN_VALUE);
        int right = dataset.integer(Tag.ShutterRightVerticalEdge).orElse(Integer.MAX_VALUE);
        int upper = dataset.integer(Tag.ShutterUpperHorizontalEdge).orElse(Integer.MIN_VALUE);
        int lower = dataset.integer(Tag.ShutterLowerHorizontalEdge).orElse(Integer.MAX_VALUE);
        if (left < right && upper < lower) {
            shapes.add((row, column) -> column > left && column < right && row > upper && row < lower);
        }
    }

    private static void circle(Dataset dataset, List<Shape> shapes) {
        long[] centre = dataset.integers(Tag.CenterOfCircularShutter);
        long radius = dataset.integer(Tag.RadiusOfCircularShutter).orElse(0);
        if (centre.length == 2 && radius > 0) {
            shapes.add((row, column) -> {
                long down = row - centre[0];
                long across = column - centre[1];
                return down * down + across * across <= radius * radius;
            });
        }
    }

    private static void polygon(Dataset dataset, List<Shape> shapes) {
        long[] vertices = dataset.integers(Tag.VerticesOfThePolygonalShutter);
        if (vertices.length >= 6 && vertices.length <= 2_048) {
            shapes.add((row, column) -> isInside(vertices, row, column));
        }
    }

    /** A ray from the pixel crosses the edges an odd number of times. */
    private static boolean isInside(long[] vertices, int row, int column) {
        boolean inside = false;
        int count = vertices.length / 2;
        for (int i = 0, j = count - 1; i < count; j = i++) {
            double y = vertices[2 * i];
            double x = vertices[2 * i + 1];
            double otherY = vertices[2 * j];
            double otherX = vertices[2 * j + 1];
            if (y > row != otherY > row && column < (otherX - x) * (row - y) / (otherY - y) + x) {
                inside = !inside;
            }
        }
        return inside;
    }

    void cover(Picture picture) {
        for (Shape shape : shapes) {
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    if (!shape.shows(y + 1, x + 1)) {
                        picture.shade(x, y, shade);
                    }
                }
            }
        }
    }
}
