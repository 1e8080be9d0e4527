package dev.gantry.dicom.net;

import java.io.IOException;

/** Performs one kind of operation for peers. Called by many threads, one per association. */
@FunctionalInterface
public interface DimseService {

    /**
     * Performs the operation and responds. When it returns without having responded, or throws while the association
     * still stands, the peer is told of a processing failure, and the association goes on.
     *
     * @throws IOException when the peer's data set cannot be read, or the operation fails
     */
    void serve(DimseExchange exchange) throws IOException;
}
