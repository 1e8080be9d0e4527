package dev.gantry.cli.file;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.PrintableText;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.fileset.DirectoryRecord;
import dev.gantry.dicom.fileset.FileSet;
import dev.gantry.dicom.fileset.FileSetFault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** File sets as lines, for people and for scripts. */
final class FileSetLines {
    private record Open(DirectoryRecord record, int depth) {}

    private FileSetLines() {}

    /** The tree, a record a line. */
    static List<String> of(FileSet set) {
        List<String> lines = new ArrayList<>();
        set.id().ifPresent(id -> lines.add(PrintableText.of("file set " + id)));
        Deque<Open> left = new ArrayDeque<>();
        push(set.roots(), 0, left);
        while (!left.isEmpty()) {
            Open open = left.pop();
            lines.add("  ".repeat(open.depth) + PrintableText.of(line(open.record)));
            push(open.record.children(), open.depth + 1, left);
        }
        return lines;
    }

    private static void push(List<DirectoryRecord> records, int depth, Deque<Open> left) {
        List<DirectoryRecord> reversed = new ArrayList<>(records);
        Collections.reverse(reversed);
        reversed.forEach(record -> left.push(new Open(record, depth)));
    }

    private static String line(DirectoryRecord record) {
        Dataset attributes = record.attributes();
        Stream<Optional<String>> told = switch (record.type()) {
            case "PATIENT" -> told(attributes, Tag.PatientID, Tag.PatientName);
            case "STUDY" -> told(attributes, Tag.StudyDate, Tag.StudyTime, Tag.StudyID, Tag.StudyDescription);
            case "SERIES" -> told(attributes, Tag.Modality, Tag.SeriesNumber, Tag.SeriesInstanceUID);
            default -> told(attributes, Tag.InstanceNumber, Tag.ReferencedSOPInstanceUIDInFile);
        };
        return Stream.of(Stream.of(Optional.of(record.type())), told, Stream.of(path(record)))
                .flatMap(parts -> parts)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("  "));
    }

    private static Stream<Optional<String>> told(Dataset attributes, Tag... tags) {
        return Stream.of(tags).map(attributes::string);
    }

    private static Optional<String> path(DirectoryRecord record) {
        return record.fileId().isEmpty() ? Optional.empty() : Optional.of(String.join("/", record.fileId()));
    }

    /** The records as JSON, each with the number of the one around it. */
    static List<String> json(Input input, FileSet set) {
        List<String> lines = new ArrayList<>();
        set.roots().forEach(root -> json(input, root, 0, lines));
        return lines;
    }

    /** Records are nested at most {@link FileSet#MAX_DEPTH} deep. */
    private static void json(Input input, DirectoryRecord record, int parent, List<String> lines) {
        JsonLine line = JsonLine.of(input)
                .number("record", record.number())
                .number("parent", parent)
                .text("type", record.type());
        path(record).ifPresent(path -> line.text("path", path));
        Dataset attributes = record.attributes();
        member(line, "patientId", attributes, Tag.PatientID);
        member(line, "studyInstanceUid", attributes, Tag.StudyInstanceUID);
        member(line, "seriesInstanceUid", attributes, Tag.SeriesInstanceUID);
        member(line, "modality", attributes, Tag.Modality);
        member(line, "sopClassUid", attributes, Tag.ReferencedSOPClassUIDInFile);
        member(line, "sopInstanceUid", attributes, Tag.ReferencedSOPInstanceUIDInFile);
        lines.add(line.end());
        record.children().forEach(child -> json(input, child, record.number(), lines));
    }

    private static void member(JsonLine line, String name, Dataset attributes, Tag tag) {
        attributes.string(tag).ifPresent(value -> line.text(name, value));
    }

    static String of(FileSetFault fault) {
        String file = fault.file().map(path -> path + ": ").orElse("");
        String where = fault.tagPath().isEmpty() ? "" : " at byte " + fault.offset() + " in " + fault.tagPath();
        return PrintableText.of(file + fault.text() + where);
    }

    static String json(Input input, FileSetFault fault) {
        JsonLine line = JsonLine.of(input)
                .text("kind", fault.kind().name())
                .text("text", fault.text())
                .number("offset", fault.offset())
                .text("tagPath", fault.tagPath());
        fault.file().ifPresent(path -> line.text("path", path.toString()));
        return line.end();
    }
}
