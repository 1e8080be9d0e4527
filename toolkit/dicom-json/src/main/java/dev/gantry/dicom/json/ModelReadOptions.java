package dev.gantry.dicom.json;

/**
 * How DICOM JSON and Native DICOM XML are read. Immutable; each method answers changed options.
 *
 * @param isLenient whether what other programs are known to write (a VR missing or unknown, keys out of order or twice,
 *     numbers as strings, …) is forgiven with a warning
 * @param maxDepth how deep sequences may be nested, at most 1,000
 * @param maxElements how many elements and items one data set may hold
 * @param maxValueBytes how long the text of one element's values may be, at most 1 GiB
 * @param bulkData finds values that lie elsewhere
 * @param unresolved what becomes of values it does not find
 */
public record ModelReadOptions(
        boolean isLenient,
        int maxDepth,
        long maxElements,
        int maxValueBytes,
        BulkDataSource bulkData,
        Unresolved unresolved) {

    private static final int DEPTH = 256;
    private static final int DEEPEST = 1_000;
    private static final long ELEMENTS = 10_000_000;
    private static final int VALUE_BYTES = 1 << 30;

    /** What becomes of a value whose bulk data is not found. */
    public enum Unresolved {
        /** It is an error. */
        REFUSE,
        /** A handler is given its URI; in a {@code Dataset} the element is empty. */
        KEEP,
        /** The element is left out with a warning. */
        LEAVE_OUT
    }

    public ModelReadOptions {
        if (maxDepth < 1 || maxElements < 1 || maxValueBytes < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
        if (maxDepth > DEEPEST || maxValueBytes > VALUE_BYTES) {
            throw new IllegalArgumentException("at most a depth of " + DEEPEST + " and 1 GiB of a value");
        }
    }

    public static ModelReadOptions lenient() {
        return new ModelReadOptions(true, DEPTH, ELEMENTS, VALUE_BYTES, BulkDataSource.NONE, Unresolved.REFUSE);
    }

    /** What the standard does not allow is an error. */
    public static ModelReadOptions strict() {
        return new ModelReadOptions(false, DEPTH, ELEMENTS, VALUE_BYTES, BulkDataSource.NONE, Unresolved.REFUSE);
    }

    public ModelReadOptions maxDepth(int depth) {
        return new ModelReadOptions(isLenient, depth, maxElements, maxValueBytes, bulkData, unresolved);
    }

    public ModelReadOptions maxElements(long elements) {
        return new ModelReadOptions(isLenient, maxDepth, elements, maxValueBytes, bulkData, unresolved);
    }

    public ModelReadOptions maxValueBytes(int bytes) {
        return new ModelReadOptions(isLenient, maxDepth, maxElements, bytes, bulkData, unresolved);
    }

    public ModelReadOptions bulkData(BulkDataSource source) {
        return new ModelReadOptions(isLenient, maxDepth, maxElements, maxValueBytes, source, unresolved);
    }

    public ModelReadOptions unresolved(Unresolved policy) {
        return new ModelReadOptions(isLenient, maxDepth, maxElements, maxValueBytes, bulkData, policy);
    }
}
