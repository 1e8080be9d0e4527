package dev.gantry.http.dicomweb;

import dev.gantry.http.wire.HttpProblem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Decodes, renders and encodes on as many platform threads as there are cores, whatever the number of requests, and admits no more
 * work than fits the memory it may take: others wait a while and are then turned away. Thread-safe.
 */
final class DecodingPool implements AutoCloseable {
    /** The heap is so many times what may be decoded at once: codecs and pictures need more than the samples. */
    private static final int SHARE = 8;

    private static final long LEAST = 8L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final long most;
    private final Duration patience;
    private final Semaphore memory;
    private final ExecutorService threads;

    /** A pool for this machine and heap. */
    DecodingPool() {
        this(Runtime.getRuntime().maxMemory() / SHARE, Runtime.getRuntime().availableProcessors(), PATIENCE);
    }

    /**
     * @param most bytes of samples that may be decoded at once
     * @param width threads that decode
     * @param patience how long work waits for room
     */
    DecodingPool(long most, int width, Duration patience) {
        this.patience = patience;
        this.most = Math.clamp(most, LEAST, Integer.MAX_VALUE - 16);
        this.memory = new Semaphore((int) (this.most >>> 10), true);
        this.threads = Executors.newFixedThreadPool(
                width, Thread.ofPlatform().name("decode-", 0).daemon().factory());
    }

    /** What is done with a frame. */
    interface Work<T> {
        /** @param limit of the bytes of samples that it may decode */
        T run(long limit) throws IOException;
    }

    /**
     * Does work that decodes about so many bytes of samples.
     *
     * @throws HttpProblem 406 for more than is ever decoded at once, 503 when there is no room for too long
     */
    <T> T run(long bytes, Work<T> work) throws IOException {
        if (bytes > most) {
            throw new HttpProblem(406, "frames of more than " + most + " bytes are not decoded");
        }
        long limit = Math.max(bytes, LEAST);
        int permits = (int) (limit >>> 10);
        try {
            if (!memory.tryAcquire(permits, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new HttpProblem(503, "too many frames are being decoded; ask again in a few seconds");
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        try {
            return await(threads.submit((Callable<T>) () -> work.run(limit)));
        } finally {
            memory.release(permits);
        }
    }

    private static <T> T await(Future<T> running) throws IOException {
        try {
            return running.get();
        } catch (InterruptedException e) {
            running.cancel(true);
            throw interrupted();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while a frame was decoded");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
