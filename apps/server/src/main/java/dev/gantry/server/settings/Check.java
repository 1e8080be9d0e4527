package dev.gantry.server.settings;

import java.time.Duration;

/** What constructors of settings ask for. Messages name the key without its {@code gantry.} and record. */
final class Check {
    private Check() {}

    static void port(String key, int port) {
        require(port >= 0 && port <= 65535, key, "is not a port (0 to 65535): " + port);
    }

    static void positive(String key, long number) {
        require(number > 0, key, "must be more than 0: " + number);
    }

    static void positive(String key, Duration time) {
        require(time.isPositive(), key, "must be longer than nothing: " + time);
    }

    static void require(boolean holds, String key, String what) {
        if (!holds) {
            throw new BrokenRule(key + " " + what);
        }
    }
}
