package dev.gantry.architecture.planted.examples;

import dev.gantry.architecture.planted.store.search.Search;

public final class KnowsTheStoreAsExample {
    Search search;
}
