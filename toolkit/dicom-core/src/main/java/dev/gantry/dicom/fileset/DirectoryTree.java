package dev.gantry.dicom.fileset;

import dev.gantry.dicom.MalformedDatasetException;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.fileset.FileSetFault.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Follows the offsets of a directory: each record once, in linear time, without recursion. PS3.3 F.2.2 */
final class DirectoryTree {

    private enum State {
        UNSEEN,
        /** In a chain that is still followed, so meeting it again is a cycle. */
        OPEN,
        DONE
    }

    /** Records that follow one another, below one parent. */
    private record Chain(List<Integer> into, List<Integer> members) {}

    private final RawDirectory raw;
    private final Faults faults;
    private final Map<Long, Integer> byOffset = new HashMap<>();
    private final List<List<Integer>> children = new ArrayList<>();
    private final State[] states;
    /** Parents before their children. */
    private final List<Integer> visited = new ArrayList<>();

    private final List<Integer> roots = new ArrayList<>();

    private DirectoryTree(RawDirectory raw, Faults faults) {
        this.raw = raw;
        this.faults = faults;
        this.states = new State[raw.records().size()];
        for (int i = 0; i < states.length; i++) {
            states[i] = State.UNSEEN;
            byOffset.put(raw.records().get(i).offset(), i);
            children.add(new ArrayList<>());
        }
    }

    /** The records of the root directory entity, with all below them. */
    static List<DirectoryRecord> of(RawDirectory raw, Faults faults) throws MalformedDatasetException {
        DirectoryTree tree = new DirectoryTree(raw, faults);
        tree.followRoot();
        tree.adoptUnreachable();
        return tree.build();
    }

    private void followRoot() throws MalformedDatasetException {
        long root = raw.rootOffset();
        Tag tag = Tag.OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity;
        if (states.length == 0) {
            faults.found(fault(Kind.EMPTY, 0, "", "the directory holds no record"));
        } else if (root != 0) {
            Integer first = byOffset.get(root);
            if (first == null) {
                faults.found(fault(Kind.DANGLING_OFFSET, 0, tag.toString(), "no record begins at byte " + root));
            } else {
                follow(first, roots);
            }
        }
    }

    /** Follows the chain that begins with a record, and everything below it. */
    private void follow(int first, List<Integer> into) throws MalformedDatasetException {
        Deque<Chain> open = new ArrayDeque<>();
        open.addLast(new Chain(into, new ArrayList<>()));
        Optional<Integer> next = Optional.of(first);
        while (!open.isEmpty()) {
            Chain chain = open.getLast();
            if (next.isEmpty()) {
                chain.members.forEach(member -> states[member] = State.DONE);
                open.removeLast();
                next = open.isEmpty()
                        ? next
                        : target(open.getLast().members.getLast(), Tag.OffsetOfTheNextDirectoryRecord);
                continue;
            }
            int record = next.get();
            enter(record, chain);
            next = target(record, Tag.OffsetOfReferencedLowerLevelDirectoryEntity);
            if (next.isPresent() && open.size() < FileSet.MAX_DEPTH) {
                open.addLast(new Chain(children.get(record), new ArrayList<>()));
                continue;
            }
            if (next.isPresent()) {
                faults.found(fault(Kind.TOO_DEEP, record, "records are nested deeper than " + FileSet.MAX_DEPTH));
            }
            next = target(record, Tag.OffsetOfTheNextDirectoryRecord);
        }
    }

    private void enter(int record, Chain chain) {
        states[record] = State.OPEN;
        chain.members.add(record);
        visited.add(record);
        if (raw.records().get(record).isInUse()) {
            chain.into.add(record);
        }
    }

    /** The record that an offset leads to, if that was not met yet. */
    private Optional<Integer> target(int from, Tag link) throws MalformedDatasetException {
        long offset = raw.records().get(from).link(link);
        if (offset == 0) {
            return Optional.empty();
        }
        Integer to = byOffset.get(offset);
        String path = path(from) + "." + link;
        if (to == null) {
            faults.found(fault(Kind.DANGLING_OFFSET, offsetOf(from), path, "no record begins at byte " + offset));
            return Optional.empty();
        }
        switch (states[to]) {
            case UNSEEN -> {
                return Optional.of(to);
            }
            case OPEN -> faults.found(fault(Kind.CYCLE, offsetOf(from), path, "the records run in a circle"));
            case DONE -> faults.found(fault(Kind.SHARED_RECORD, offsetOf(from), path, "a record is referred to twice"));
        }
        return Optional.empty();
    }

    /** Records that no offset leads to are hung where their order in the file and their type have them. */
    private void adoptUnreachable() throws MalformedDatasetException {
        Set<Long> targets = new HashSet<>();
        for (int i = 0; i < states.length; i++) {
            if (states[i] == State.UNSEEN) {
                targets.add(raw.records().get(i).link(Tag.OffsetOfTheNextDirectoryRecord));
                targets.add(raw.records().get(i).link(Tag.OffsetOfReferencedLowerLevelDirectoryEntity));
            }
        }
        List<Integer> around = new ArrayList<>(List.of(-1, -1, -1));
        for (int i = 0; i < states.length; i++) {
            if (states[i] == State.UNSEEN && !targets.contains(offsetOf(i))) {
                faults.found(fault(Kind.UNREACHABLE_RECORD, i, "no offset leads to the record"));
                adopt(i, around);
            }
        }
        for (int i = 0; i < states.length; i++) {
            if (states[i] == State.UNSEEN) {
                faults.found(fault(Kind.CYCLE, i, "the records run in a circle that no offset leads to"));
            }
        }
    }

    /** @param around the last patient, study and series that were adopted, -1 for none */
    private void adopt(int record, List<Integer> around) throws MalformedDatasetException {
        int level = RecordType.level(raw.records().get(record).type());
        int parent = level == 0 ? -1 : around.get(level - 1);
        follow(record, parent < 0 ? roots : children.get(parent));
        if (level < around.size()) {
            around.set(level, record);
            for (int below = level + 1; below < around.size(); below++) {
                around.set(below, -1);
            }
        }
    }

    /** Children first, so that every record is made of what is made already. */
    private List<DirectoryRecord> build() {
        Map<Integer, DirectoryRecord> built = new HashMap<>();
        for (int i = visited.size() - 1; i >= 0; i--) {
            int record = visited.get(i);
            RawDirectory.Entry entry = raw.records().get(record);
            built.put(
                    record,
                    new DirectoryRecord(
                            entry.offset(),
                            record,
                            entry.type(),
                            entry.attributes(),
                            pick(built, children.get(record))));
        }
        return pick(built, roots);
    }

    private static List<DirectoryRecord> pick(Map<Integer, DirectoryRecord> built, List<Integer> records) {
        return records.stream()
                .map(record -> Objects.requireNonNull(built.get(record)))
                .toList();
    }

    private long offsetOf(int record) {
        return raw.records().get(record).offset();
    }

    private static String path(int record) {
        return Tag.DirectoryRecordSequence + "[" + record + "]";
    }

    private FileSetFault fault(Kind kind, int record, String text) {
        return fault(kind, offsetOf(record), path(record), text);
    }

    private static FileSetFault fault(Kind kind, long offset, String path, String text) {
        return new FileSetFault(kind, offset, path, text, Optional.empty());
    }
}
