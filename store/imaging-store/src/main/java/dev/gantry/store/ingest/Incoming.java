package dev.gantry.store.ingest;

import dev.gantry.dicom.TransferSyntax;
import dev.gantry.store.catalog.Provenance;
import dev.gantry.store.datastore.DatastoreId;
import java.io.InputStream;
import java.util.Optional;

/**
 * An instance at the door.
 *
 * @param content read to its end, not closed; ends early with an {@link java.io.IOException} when the sender does
 * @param declared what the sender said of a bare data set; empty for a PS3.10 file, which says it itself
 * @param studyInstanceUid the only study that the instance may belong to, when the request names one
 */
public record Incoming(
        DatastoreId datastore,
        Provenance provenance,
        InputStream content,
        Optional<Declared> declared,
        Optional<String> studyInstanceUid) {

    /** What C-STORE-RQ and its presentation context say of the data set that follows, PS3.7 9.1.1. */
    public record Declared(String sopClassUid, String sopInstanceUid, TransferSyntax transferSyntax) {}

    /** A PS3.10 file for the default data store. */
    public static Incoming file(Provenance provenance, InputStream content) {
        return new Incoming(DatastoreId.DEFAULT, provenance, content, Optional.empty(), Optional.empty());
    }

    /** A bare data set for the default data store. */
    public static Incoming dataset(Provenance provenance, Declared declared, InputStream content) {
        return new Incoming(DatastoreId.DEFAULT, provenance, content, Optional.of(declared), Optional.empty());
    }

    /** The same, but only if it belongs to this study. */
    public Incoming ofStudy(String uid) {
        return new Incoming(datastore, provenance, content, declared, Optional.of(uid));
    }
}
