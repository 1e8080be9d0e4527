package dev.gantry.cli.file;

import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;

/**
 * What becomes of pixel data and other long binary values in a text format.
 *
 * @param above only values longer than this, in bytes, and pixel data are bulk data
 */
record BulkMode(Kind kind, long above) {
    enum Kind {
        /** The element is there, without a value. */
        NONE,
        INLINE,
        /** A URI names file and element. */
        URI
    }

    private static final long DEFAULT_ABOVE = 1024;

    static final Option OPTION = Option.of("--bulk", "MODE", "none, inline or uri (default uri)");
    static final Option ABOVE = Option.of(
            "--bulk-above",
            "BYTES",
            "from which length on binary values are bulk data (default " + DEFAULT_ABOVE + ")");

    static final String TEXT = """
            Bulk data are pixel data, and binary values longer than --bulk-above. With --bulk uri they stay in the file:
            file:///scans/image.dcm?offset=1234&length=5678#7FE00010 names the file, where its bytes lie (left out where
            they are compressed, deflated or big endian there) and, after #, the element: tags, and the number of an item,
            from 1, between slashes. With inline they are base64; compressed pixel data cannot be. With none they have no
            value.
            """;

    static BulkMode of(Options options) throws CommandException {
        long above = options.number(ABOVE.name(), DEFAULT_ABOVE);
        return switch (options.value(OPTION.name()).orElse("uri")) {
            case "none" -> new BulkMode(Kind.NONE, above);
            case "inline" -> new BulkMode(Kind.INLINE, above);
            case "uri" -> new BulkMode(Kind.URI, above);
            case String other -> throw CommandException.usage("--bulk is none, inline or uri, not " + other);
        };
    }
}
