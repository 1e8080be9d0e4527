package dev.gantry.postgres;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.store.catalog.NewInstance;
import dev.gantry.store.search.Level;
import dev.gantry.store.search.LevelAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An instance made ready for its rows: all that needs no database, so that many threads do it side by side. */
record InstanceRow(NewInstance instance, Part study, Part series, Part itself, byte[] frames, long studyLock) {
    /** What one of the three rows holds of the header. */
    record Part(byte[] attributes, List<@Nullable Object> keys) {}

    static InstanceRow of(NewInstance instance) {
        Dataset header = instance.header();
        return new InstanceRow(
                instance,
                part(Level.STUDY, header, KeyColumn.STUDY),
                part(Level.SERIES, header, KeyColumn.SERIES),
                part(Level.INSTANCE, header, List.of(KeyColumn.INSTANCE_NUMBER)),
                FrameTableBytes.encode(instance.frames()),
                StudyLocks.key(instance.datastore(), instance.uids().studyInstanceUid()));
    }

    private static Part part(Level level, Dataset header, List<KeyColumn> columns) {
        return new Part(AttributeBytes.encode(LevelAttributes.of(level, header)), KeyColumn.values(columns, header));
    }

    String datastore() {
        return instance.datastore().value();
    }

    String studyUid() {
        return instance.uids().studyInstanceUid();
    }

    String seriesUid() {
        return instance.uids().seriesInstanceUid();
    }

    String sopUid() {
        return instance.uids().sopInstanceUid();
    }

    String sopClassUid() {
        return instance.header().uid(Tag.SOPClassUID).orElse("");
    }
}
