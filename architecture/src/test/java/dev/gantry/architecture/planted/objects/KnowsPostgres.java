package dev.gantry.architecture.planted.objects;

import dev.gantry.architecture.planted.postgres.KnowsTheObjects;

public final class KnowsPostgres {
    KnowsTheObjects knowsTheObjects;
}
