package dev.gantry.store.catalog;

/**
 * How an instance came in.
 *
 * @param source the door's vocabulary
 * @param peer who sent it: the calling AE title, or the client's address; empty when not known
 */
public record Provenance(Source source, String peer) {
    /** The ways into the store. */
    public enum Source {
        DIMSE,
        STOW,
        UPLOAD,
        IMPORT
    }
}
