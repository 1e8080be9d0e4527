package dev.gantry.dicom.fileset;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.DatasetReader;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A DICOMDIR put together by hand, right or wrong: offsets are given as the numbers of records, from 1. */
final class Directory {

    private static final int ASTRAY = -1;

    /** The next record and the first one below; 0 for none. */
    record Links(int next, int lower) {

        static Links astray() {
            return new Links(0, ASTRAY);
        }
    }

    private record Entry(Dataset attributes, Links links) {}

    private final List<Entry> records = new ArrayList<>();
    private int root;

    Directory record(String type, Links links) {
        records.add(new Entry(
                Dataset.builder().string(Tag.DirectoryRecordType, type).build(), links));
        return this;
    }

    /** A record that is followed by the next one. */
    Directory file(String type, String... fileId) {
        Dataset attributes = Dataset.builder()
                .string(Tag.DirectoryRecordType, type)
                .string(Tag.ReferencedFileID, fileId)
                .build();
        if (!records.isEmpty()) {
            Entry last = records.removeLast();
            records.add(new Entry(last.attributes, new Links(records.size() + 2, last.links.lower)));
        }
        records.add(new Entry(attributes, new Links(0, 0)));
        return this;
    }

    Directory root(int number) {
        root = number;
        return this;
    }

    Path write(Path folder) throws IOException {
        List<Long> none = records.stream().map(record -> 0L).toList();
        List<Long> offsets = offsets(file(none));
        Path dicomdir = folder.resolve("DICOMDIR");
        file(offsets).write(dicomdir);
        return dicomdir;
    }

    private static List<Long> offsets(DicomFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out);
        List<Long> offsets = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(out.toByteArray());
        DatasetReader reader = DatasetReader.ofFile(in, ReadOptions.strict());
        DatasetReader.Event event = reader.next();
        while (event != DatasetReader.Event.END) {
            if (event == DatasetReader.Event.ITEM_START) {
                offsets.add(reader.offset());
            }
            event = reader.next();
        }
        return offsets;
    }

    private DicomFile file(List<Long> offsets) {
        List<Dataset> items = new ArrayList<>();
        for (Entry record : records) {
            items.add(record.attributes.toBuilder()
                    .integer(Tag.OffsetOfTheNextDirectoryRecord, at(offsets, record.links.next))
                    .integer(Tag.OffsetOfReferencedLowerLevelDirectoryEntity, at(offsets, record.links.lower))
                    .build());
        }
        DatasetBuilder directory = Dataset.builder()
                .string(Tag.FileSetID, "SET")
                .integer(Tag.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity, at(offsets, root))
                .items(Tag.DirectoryRecordSequence, items);
        TransferSyntax syntax = TransferSyntax.ExplicitVRLittleEndian;
        Dataset meta = FileMeta.of(UID.MediaStorageDirectoryStorage, "2.25.1", syntax);
        return new DicomFile(meta, directory.build(), syntax, List.of());
    }

    private static long at(List<Long> offsets, int number) {
        return number == ASTRAY ? 3 : number == 0 ? 0 : offsets.get(number - 1);
    }
}
