package dev.gantry.store.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.search.Level;
import dev.gantry.store.search.Match;
import dev.gantry.store.search.Query;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** What the tests of a catalogue have in common. Each test has a data store of its own in a catalogue that may be shared. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class CatalogFixture {
    final DatastoreId datastore = SampleInstance.newDatastore();
    final String study = SampleInstance.newUid();
    final String series = SampleInstance.newUid();

    /** The catalogue under test; what others recorded in it does not matter. */
    protected abstract Catalog catalog();

    /** A new instance of this test's study and series. */
    final SampleInstance sample() {
        return sample(study, series);
    }

    final SampleInstance sample(String ofStudy, String ofSeries) {
        return SampleInstance.of(datastore, ofStudy, ofSeries, SampleInstance.newUid());
    }

    final Recorded.Added add(SampleInstance instance) {
        return add(instance.toNew());
    }

    final Recorded.Added add(NewInstance instance) {
        Recorded recorded = catalog().record(instance);
        assertThat(recorded).isInstanceOf(Recorded.Added.class);
        return (Recorded.Added) recorded;
    }

    final List<Dataset> search(Level level, Match... matches) {
        return catalog().search(datastore, new Query(level, List.of(matches), false, 0, 1_000));
    }

    /** The values of an attribute in the results, in order; empty text for an empty element. */
    static List<String> values(Tag tag, List<Dataset> results) {
        return results.stream().map(result -> result.string(tag).orElse("")).toList();
    }
}
