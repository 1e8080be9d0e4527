package dev.gantry.architecture.planted.store.search;

import dev.gantry.architecture.planted.store.retrieve.Retrieve;

public final class Search {
    Retrieve retrieve;
}
