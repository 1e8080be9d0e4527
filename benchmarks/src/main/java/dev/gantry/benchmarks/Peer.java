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

    @Override
    void close() throws IOException;
}
