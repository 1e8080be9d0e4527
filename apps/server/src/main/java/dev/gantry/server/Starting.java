package dev.gantry.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that takes long to start, while others go on. Safe for use by many threads. */
final class Starting<T> {
    private final CompletableFuture<T> future;

    private Starting(CompletableFuture<T> future) {
        this.future = future;
    }

    /** Begins to start it, on a thread of its own. */
    static <T> Starting<T> of(Supplier<T> start) {
        return new Starting<>(CompletableFuture.supplyAsync(
                start, task -> Thread.ofVirtual().name("starting").start(task)));
    }

    /** Waits until it has started; throws what the start threw. */
    T await() {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Waits until it has started, or failed to: then there is nothing to stop. */
    Optional<T> started() {
        return future.handle((value, failure) -> Optional.ofNullable(value)).join();
    }
}
