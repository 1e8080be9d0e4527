package dev.gantry.architecture.planted.dicom.testkit;

import dev.gantry.architecture.planted.store.search.Search;

public final class KnowsTheDomainToo {
    Search search;
}
