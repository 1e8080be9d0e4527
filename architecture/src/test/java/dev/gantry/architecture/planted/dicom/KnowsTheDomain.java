package dev.gantry.architecture.planted.dicom;

import dev.gantry.architecture.planted.store.search.Search;

public final class KnowsTheDomain {
    Search search;
}
