package dev.gantry.store.search;

/** What a query asks for, PS3.4 C.6.2. */
public enum Level {
    STUDY,
    SERIES,
    INSTANCE
}
