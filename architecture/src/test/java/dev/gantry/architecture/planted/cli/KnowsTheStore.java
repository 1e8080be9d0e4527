package dev.gantry.architecture.planted.cli;

import dev.gantry.architecture.planted.store.search.Search;

public final class KnowsTheStore {
    Search search;
}
