package dev.gantry.architecture.planted.server;

import dev.gantry.architecture.planted.cli.KnowsTheStore;

public final class KnowsTheCommandLine {
    KnowsTheStore knowsTheStore;
}
