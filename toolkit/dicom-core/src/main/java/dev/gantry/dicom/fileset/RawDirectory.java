package dev.gantry.dicom.fileset;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.DatasetReader.Event;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A DICOMDIR as it lies in its file: no offset followed yet.
 *
 * @param head the elements beside the records
 * @param records in the order of the file
 */
record RawDirectory(Dataset head, List<Entry> records, List<Warning> warnings) {

    /** A record and the offset of its item. */
    record Entry(long offset, Dataset attributes) {

        /** An offset in it; 0 for none. */
        long link(Tag tag) {
            return offsetIn(attributes, tag);
        }

        String type() {
            return attributes.string(Tag.DirectoryRecordType).orElse("");
        }

        /** Inactive records are to be passed over. PS3.3 F.3.2.2 */
        boolean isInUse() {
            return attributes.integer(Tag.RecordInUseFlag).orElse(0xFFFF) != 0;
        }
    }

    static RawDirectory read(Path dicomdir, ReadOptions options) throws IOException {
        try (InputStream in = Files.newInputStream(dicomdir)) {
            return read(DatasetReader.ofFile(in, options));
        }
    }

    private static RawDirectory read(DatasetReader reader) throws IOException {
        DatasetBuilder head = Dataset.builder();
        List<Entry> records = new ArrayList<>();
        boolean inDirectory = false;
        for (Event event = reader.next(); event != Event.END; event = reader.next()) {
            switch (event) {
                case SEQUENCE_START -> {
                    if (reader.depth() == 1) {
                        inDirectory = reader.tag().equals(Tag.DirectoryRecordSequence);
                    }
                }
                case ITEM_START -> {
                    if (inDirectory && reader.depth() == 1) {
                        records.add(new Entry(reader.offset(), reader.item()));
                    }
                }
                case ELEMENT -> {
                    if (reader.depth() == 0 && reader.length() <= 1024) {
                        head.raw(reader.tag(), reader.vr(), reader.value());
                    }
                }
                default -> {}
            }
        }
        return new RawDirectory(head.build(), records, reader.warnings());
    }

    long rootOffset() {
        return offsetIn(head, Tag.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity);
    }

    private static long offsetIn(Dataset dataset, Tag tag) {
        long[] values = dataset.integers(tag);
        return values.length == 0 ? 0 : values[0];
    }
}
