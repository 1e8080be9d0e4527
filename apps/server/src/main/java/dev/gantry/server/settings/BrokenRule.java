package dev.gantry.server.settings;

/** A value that a record of settings does not take; the message begins with the key's last part. */
final class BrokenRule extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BrokenRule(String message) {
        super(message);
    }
}
