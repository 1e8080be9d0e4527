package dev.gantry.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs clients side by side, each its own share of the requests one after another. */
final class Load {
    private Load() {}

    /** A client's connection to the server under load. */
    interface Client extends AutoCloseable {
        /** Does one request and returns the bytes it moved. */
        long request(int index) throws IOException, InterruptedException;

        @Override
        void close() throws IOException;
    }

    /** Makes a client, connected. */
    @FunctionalInterface
    interface Clients {
        Client connect() throws IOException;
    }

    private record Share(long[] latencies, long bytes) {}

    /**
     * Runs requests 0 to {@code requests - 1}.
     *
     * @throws IOException when any request fails: a figure with failures in it is no figure
     */
    static Sample run(Peer peer, Clients clients, int parallel, int requests) throws IOException, InterruptedException {
        CountDownLatch connected = new CountDownLatch(parallel);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newFixedThreadPool(parallel)) {
            List<Future<Share>> shares = new ArrayList<>();
            for (int client = 0; client < parallel; client++) {
                int first = (int) ((long) requests * client / parallel);
                int end = (int) ((long) requests * (client + 1) / parallel);
                shares.add(executor.submit(() -> {
                    try (Client connection = clients.connect()) {
                        connected.countDown();
                        go.await();
                        return requests(connection, first, end);
                    } finally {
                        connected.countDown();
                    }
                }));
            }
            connected.await();
            double cpuBefore = 0;
            try {
                cpuBefore = peer.processes().cpuSeconds();
            } finally {
                go.countDown(); // else the clients, and with them this method, would wait for ever
            }
            long start = System.nanoTime();
            List<Share> done = new ArrayList<>();
            for (Future<Share> share : shares) {
                done.add(join(share));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long[] latencies = done.stream()
                    .flatMapToLong(share -> Arrays.stream(share.latencies()))
                    .toArray();
            long bytes = done.stream().mapToLong(Share::bytes).sum();
            return new Sample(seconds, latencies, bytes, peer.processes().cpuSeconds() - cpuBefore);
        }
    }

    private static Share requests(Client client, int first, int end) throws IOException, InterruptedException {
        long[] latencies = new long[end - first];
        long bytes = 0;
        for (int i = first; i < end; i++) {
            long start = System.nanoTime();
            bytes += client.request(i);
            latencies[i - first] = System.nanoTime() - start;
        }
        return new Share(latencies, bytes);
    }

    private static Share join(Future<Share> share) throws IOException, InterruptedException {
        try {
            return share.get();
        } catch (ExecutionException e) {
            throw new IOException("a client failed: " + e.getCause(), e.getCause());
        }
    }
}
