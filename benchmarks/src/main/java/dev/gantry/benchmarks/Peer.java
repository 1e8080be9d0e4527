package dev.gantry.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server under load, started for the run and ended with it. */
interface Peer extends AutoCloseable {
    String name();

    InetSocketAddress dicom();

    String aet();

    /** The DICOMweb service's root, without a slash at its end. */
    URI dicomWeb();

    Process process();

    /** All the processes that are the server. */
    default ProcessTree processes() {
        return new ProcessTree(List.of(process().toHandle()));
    }

    /** Waits until it has done what it does after the acknowledgement, so that the next round is alone on the machine. */
    void settle() throws IOException, InterruptedException;

    /** Ends the server as an operator would, and by force when it takes too long. */
    @Override
    default void close() {
        process().destroy();
        try {
            if (!process().waitFor(60, TimeUnit.SECONDS)) {
                process().destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
