package dev.gantry.architecture.planted.store.retrieve;

import dev.gantry.architecture.planted.store.search.Search;

public final class Retrieve {
    Search search;
}
