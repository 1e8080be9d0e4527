package dev.gantry.objects;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the segments that a crash left open, before anything else is done with a directory.
 *
 * <p>Appends are acknowledged in the order of their records, so a record that was not completely written has no
 * acknowledged one behind it. Such a tail is cut off, back to the last whole record. Damage before that, which only the
 * medium can have done, is left as it is and costs no other record.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final SegmentDirectory directory;

    Recovery(SegmentDirectory directory) {
        this.directory = directory;
    }

    void run() throws IOException {
        List<SegmentName> unsealed = directory.unsealed();
        for (SegmentName segment : unsealed) {
            recover(segment);
        }
        if (!unsealed.isEmpty()) {
            directory.forceNames();
        }
    }

    private void recover(SegmentName segment) throws IOException {
        try (SegmentFile file = directory.open(segment)) {
            SegmentHeader.requireKnownVersion(file, segment);
            long size = file.size();
            long end = endToKeep(file, segment);
            if (end == 0) {
                directory.remove(segment);
            } else {
                file.truncate(end);
                file.force();
                directory.seal(segment);
            }
            LOG.info("segment {} was left open: {} of its {} bytes are kept", segment, end, size);
        }
    }

    /** Where the last whole record ends; 0 when there is none, or none that lives. */
    private static long endToKeep(SegmentFile file, SegmentName segment) throws IOException {
        RecordScanner scanner = new RecordScanner(file, segment);
        List<RecordScanner.Found> records = new ArrayList<>();
        for (Optional<RecordScanner.Found> next; (next = scanner.next()).isPresent(); ) {
            records.add(next.get());
        }
        while (!records.isEmpty() && !scanner.isWhole(records.getLast())) {
            records.removeLast();
        }
        boolean anyLives = records.stream().anyMatch(r -> r.header().live());
        return anyLives ? records.getLast().end() : 0;
    }
}
