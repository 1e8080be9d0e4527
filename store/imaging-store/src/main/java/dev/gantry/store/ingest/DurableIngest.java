package dev.gantry.store.ingest;

import dev.gantry.dicom.MalformedDatasetException;
import dev.gantry.dicom.NotDicomException;
import dev.gantry.store.StoreException;
import dev.gantry.store.access.Principal;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.NewInstance;
import dev.gantry.store.catalog.Recorded;
import dev.gantry.store.ingest.StoreOutcome.AlreadyStored;
import dev.gantry.store.ingest.StoreOutcome.Refusal;
import dev.gantry.store.ingest.StoreOutcome.Refused;
import dev.gantry.store.ingest.StoreOutcome.Stored;
import dev.gantry.store.ingest.StoreOutcome.Subject;
import dev.gantry.store.object.ObjectRef;
import dev.gantry.store.object.ObjectStore;
import dev.gantry.store.work.WorkItem;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Bytes first, then the row, then the answer. The row is the only commit point: a crash before it leaves an object that
 * nobody sees, a crash after it an instance that is whole.
 */
public final class DurableIngest implements Ingest {
    private final ObjectStore objects;
    private final Catalog catalog;
    private final Consumer<WorkItem> received;
    private final IngestLimits limits;
    private final Clock clock;

    /** @param received told of each new version after its commit; must not block */
    public DurableIngest(
            ObjectStore objects, Catalog catalog, Consumer<WorkItem> received, IngestLimits limits, Clock clock) {
        this.objects = objects;
        this.catalog = catalog;
        this.received = received;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public StoreOutcome accept(Principal principal, Incoming incoming) {
        Reception reception = new Reception(incoming, limits);
        ObjectRef object;
        try {
            object = objects.append(reception);
        } catch (RefusedException e) {
            return e.outcome();
        } catch (NotDicomException e) {
            return refused(Refusal.NOT_DICOM, e);
        } catch (MalformedDatasetException e) {
            return refused(Refusal.MALFORMED, e);
        } catch (Tee.TooLargeException e) {
            return refused(Refusal.TOO_LARGE, e);
        } catch (IOException e) {
            return new Refused(
                    Refusal.MALFORMED, "the sender broke off after " + reception.bytes() + " bytes", Subject.UNKNOWN);
        }
        NewInstance instance = reception.instance(object, clock.instant());
        return switch (catalog.record(instance)) {
            case Recorded.Added added -> {
                received.accept(
                        new WorkItem(incoming.datastore(), instance.uids().seriesInstanceUid(), added.versionId()));
                yield new Stored(
                        instance.uids(),
                        reception.sopClassUid(),
                        added.version(),
                        object.length(),
                        reception.warnings());
            }
            case Recorded.Unchanged unchanged -> {
                giveUp(object, unchanged.kept());
                yield new AlreadyStored(instance.uids(), reception.sopClassUid(), object.length());
            }
        };
    }

    /** Gives up the bytes of a duplicate. */
    private void giveUp(ObjectRef object, ObjectRef kept) {
        if (object.equals(kept)) {
            return;
        }
        try {
            objects.delete(object);
        } catch (StoreException _) {
            // What is left behind is space and nothing else: no reason to fail the sender.
        }
    }

    private static Refused refused(Refusal code, IOException e) {
        return new Refused(code, Objects.requireNonNull(e.getMessage()), Subject.UNKNOWN);
    }
}
