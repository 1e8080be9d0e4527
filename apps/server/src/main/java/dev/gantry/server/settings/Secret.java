package dev.gantry.server.settings;

/** A value that is never shown. */
public record Secret(String value) {
    public static final Secret NONE = new Secret("");

    /** Stars, or nothing when there is no secret. */
    @Override
    public String toString() {
        return value.isEmpty() ? "" : "******";
    }
}
