package dev.gantry.dicom.net;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of associations. Safe for use by many threads. */
final class AssociationTally {

    final AtomicInteger open = new AtomicInteger();
    final LongAdder established = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder released = new LongAdder();
    final LongAdder aborted = new LongAdder();

    AssociationCounts counts() {
        return new AssociationCounts(open.get(), established.sum(), rejected.sum(), released.sum(), aborted.sum());
    }
}
