package dev.gantry.architecture.planted.elsewhere;

public final class HasNoModule {}
