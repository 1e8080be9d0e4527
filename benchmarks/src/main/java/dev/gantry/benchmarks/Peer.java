package dev.gantry.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;

/** A server under load, started for the run and ended with it. */
interface Peer extends AutoCloseable {
    String name();

    InetSocketAddress dicom();

    String aet();

    /** The DICOMweb service's root, without a slash at its end. */
    URI dicomWeb();

    /** The server's process and all below it. */
    ProcessTree processes();

    /** Waits until it has done what it does after the acknowledgement, so that the next round is alone on the machine. */
    void settle() throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
