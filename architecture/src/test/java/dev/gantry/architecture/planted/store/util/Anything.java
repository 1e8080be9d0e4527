package dev.gantry.architecture.planted.store.util;

public final class Anything {}
