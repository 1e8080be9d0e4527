package dev.gantry.http.dicomweb;

import dev.gantry.http.wire.HttpProblem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Where pixels are decoded and encoded for clients: on as many platform threads as there are cores, whatever the number of
 * requests. Who would wait behind too many others is sent away at once. Safe for use by many threads.
 */
final class TranscodingPool implements AutoCloseable {
    private final ExecutorService workers;
    private final Semaphore admission;

    /**
     * @param threads that work
     * @param admitted requests that work or wait for a thread
     */
    TranscodingPool(int threads, int admitted) {
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("transcode-", 0).factory());
        this.admission = new Semaphore(admitted);
    }

    /** As wide as the machine. */
    static TranscodingPool ofAllCores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new TranscodingPool(cores, 16 * cores);
    }

    /**
     * Does work and waits for it.
     *
     * @throws HttpProblem 503 when too many others wait
     */
    <T> T run(Callable<T> work) throws IOException {
        if (!admission.tryAcquire()) {
            throw new HttpProblem(503, "too many images are being transcoded; ask again in a few seconds");
        }
        try {
            return await(workers.submit(work));
        } finally {
            admission.release();
        }
    }

    private static <T> T await(Future<T> result) throws IOException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
