package dev.gantry.store.work;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A handler for tests: remembers every call, answers as it is told, and notes a group that was handled twice at a time. */
public final class RecordingHandler implements WorkHandler {
    /** One call of {@link #handle}. */
    public record Call(List<WorkItem> items, long nanoTime) {}

    private final Function<List<WorkItem>, List<WorkFailure>> answer;
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<String> abandoned = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> handling = ConcurrentHashMap.newKeySet();
    private final Set<String> overlapping = ConcurrentHashMap.newKeySet();

    private RecordingHandler(Function<List<WorkItem>, List<WorkFailure>> answer) {
        this.answer = answer;
    }

    public static RecordingHandler succeeding() {
        return answering(items -> List.of());
    }

    public static RecordingHandler answering(Function<List<WorkItem>, List<WorkFailure>> answer) {
        return new RecordingHandler(answer);
    }

    /** Fails every item. */
    public static RecordingHandler failing(String reason, boolean retryable) {
        return answering(items -> items.stream()
                .map(item -> new WorkFailure(item, reason, retryable))
                .toList());
    }

    @Override
    public List<WorkFailure> handle(List<WorkItem> items) {
        String group = items.getFirst().group();
        if (!handling.add(group)) {
            overlapping.add(group);
        }
        try {
            calls.add(new Call(List.copyOf(items), System.nanoTime()));
            return answer.apply(items);
        } finally {
            handling.remove(group);
        }
    }

    @Override
    public void abandoned(WorkItem item, String reason) {
        abandoned.add(item.versionId() + ": " + reason);
    }

    /** The calls so far, in order. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Every item of every call. */
    public List<WorkItem> items() {
        return calls().stream().flatMap(call -> call.items().stream()).toList();
    }

    /** {@code versionId: reason} of each abandoned item. */
    public List<String> abandoned() {
        return List.copyOf(abandoned);
    }

    /** Groups that two workers had at the same time. */
    public Set<String> overlapping() {
        return Set.copyOf(overlapping);
    }

    /** Waits until that many deliveries of items were made. */
    public void awaitItems(int count) {
        Deadline.await(count + " deliveries", () -> items().size() >= count);
    }
}
