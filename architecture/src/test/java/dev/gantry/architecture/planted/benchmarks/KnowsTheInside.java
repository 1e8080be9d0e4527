package dev.gantry.architecture.planted.benchmarks;

import dev.gantry.architecture.planted.store.search.Search;

public final class KnowsTheInside {
    Search search;
}
