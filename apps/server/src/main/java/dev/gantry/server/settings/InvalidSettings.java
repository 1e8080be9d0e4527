package dev.gantry.server.settings;

/** The configuration cannot be used. The message is one line for people and shows no secret. */
public final class InvalidSettings extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidSettings(String message) {
        super(message);
    }

    public InvalidSettings(String message, Throwable cause) {
        super(message, cause);
    }
}
