package dev.gantry.architecture.planted.postgres;

import dev.gantry.architecture.planted.objects.KnowsPostgres;

public final class KnowsTheObjects {
    KnowsPostgres knowsPostgres;
}
