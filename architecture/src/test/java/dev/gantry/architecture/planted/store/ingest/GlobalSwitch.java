package dev.gantry.architecture.planted.store.ingest;

public final class GlobalSwitch {
    public static boolean lenient;
}
