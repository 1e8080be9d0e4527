package dev.gantry.dicom;

import java.util.Optional;

/**
 * How to read. Immutable; each method answers changed options.
 *
 * @param isLenient whether what a hospital meets every day (wrong VRs, missing preambles, lying meta lengths, a missing
 *     last delimiter) is forgiven with a warning
 * @param stopBefore the tag of the top level before which reading ends
 * @param onDiskAbove when a file is read, longer values (and the fragments of longer ones) are not copied into the heap:
 *     their {@link Bytes} are mapped from the file, which must not be changed as long as they are in use, but may be
 *     replaced or deleted. Values that must be inflated or whose bytes must be swapped are copied nevertheless
 * @param maxValueBytes longer values are left as {@link Value.Bulk}
 * @param maxDepth how deep sequences may be nested
 * @param maxElements how many elements, items and fragments one stream may hold
 * @param maxInflatedBytes what a deflated data set may grow to; beyond 64 MiB it may also not grow to more than 200 times
 *     its length
 */
public record ReadOptions(
        boolean isLenient,
        Optional<Tag> stopBefore,
        long onDiskAbove,
        long maxValueBytes,
        int maxDepth,
        long maxElements,
        long maxInflatedBytes) {

    private static final int DEPTH = 256;
    private static final long ON_DISK = 1 << 20;
    private static final long ELEMENTS = 50_000_000;
    private static final long INFLATED = 4L << 30;

    public ReadOptions {
        if (onDiskAbove < 0 || maxValueBytes < 0 || maxDepth < 1 || maxElements < 1 || maxInflatedBytes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    public static ReadOptions lenient() {
        return new ReadOptions(true, Optional.empty(), ON_DISK, Integer.MAX_VALUE - 16, DEPTH, ELEMENTS, INFLATED);
    }

    /** What the standard does not allow is an error. */
    public static ReadOptions strict() {
        return new ReadOptions(false, Optional.empty(), ON_DISK, Integer.MAX_VALUE - 16, DEPTH, ELEMENTS, INFLATED);
    }

    public ReadOptions stopBefore(Tag tag) {
        return new ReadOptions(
                isLenient, Optional.of(tag), onDiskAbove, maxValueBytes, maxDepth, maxElements, maxInflatedBytes);
    }

    public ReadOptions onDiskAbove(long bytes) {
        return new ReadOptions(isLenient, stopBefore, bytes, maxValueBytes, maxDepth, maxElements, maxInflatedBytes);
    }

    public ReadOptions maxValueBytes(long bytes) {
        return new ReadOptions(isLenient, stopBefore, onDiskAbove, bytes, maxDepth, maxElements, maxInflatedBytes);
    }

    public ReadOptions maxDepth(int depth) {
        return new ReadOptions(isLenient, stopBefore, onDiskAbove, maxValueBytes, depth, maxElements, maxInflatedBytes);
    }

    public ReadOptions maxElements(long elements) {
        return new ReadOptions(isLenient, stopBefore, onDiskAbove, maxValueBytes, maxDepth, elements, maxInflatedBytes);
    }

    public ReadOptions maxInflatedBytes(long bytes) {
        return new ReadOptions(isLenient, stopBefore, onDiskAbove, maxValueBytes, maxDepth, maxElements, bytes);
    }
}
