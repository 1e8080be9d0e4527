package dev.gantry.postgres;

import dev.gantry.dicom.Dataset;
import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.FrameTable;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.catalog.NewInstance;
import dev.gantry.store.catalog.Recorded;
import dev.gantry.store.catalog.Scope;
import dev.gantry.store.catalog.WorkCounts;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.imageset.ImageSet;
import dev.gantry.store.imageset.ImageSetUpdate;
import dev.gantry.store.imageset.InstanceReport;
import dev.gantry.store.object.ObjectRef;
import dev.gantry.store.search.Query;
import dev.gantry.store.work.WorkItem;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/**
 * The catalogue in PostgreSQL 15 or later. Several processes may share one database. Calls wait for a database that is
 * away only for seconds, and go on by themselves when it is back.
 */
public final class PostgresCatalog implements Catalog, AutoCloseable {
    /** A plan that was kept from when the tables were empty would read them whole ever after. */
    private static final String READER = " -c plan_cache_mode=force_custom_plan";

    /** Recording looks up a few rows by their keys, in one way whatever the tables hold: planned once. */
    private static final String WRITER = " -c plan_cache_mode=force_generic_plan"
            + " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    private final Database database;
    private final Database recording;
    private final RecordWriter writer;

    private PostgresCatalog(Database database, Database recording) {
        this.database = database;
        this.recording = recording;
        this.writer = new RecordWriter(recording);
    }

    /**
     * Connects and brings the schema up to date.
     *
     * @throws StoreException when the database cannot be reached
     */
    public static PostgresCatalog open(CatalogSettings settings) {
        Database database = Database.open(settings, "catalog", settings.connections(), READER);
        try {
            migrate(database);
        } catch (StoreException e) {
            database.close();
            throw e;
        }
        return new PostgresCatalog(
                database, Database.open(settings, "catalog-recording", RecordWriter.WRITERS, WRITER));
    }

    private static void migrate(Database database) {
        try {
            // Tells a database that is away from one that refuses the schema.
            database.read(connection -> connection.isValid(1));
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:dev/gantry/postgres/migration")
                .load()
                .migrate();
    }

    @Override
    public Recorded record(NewInstance instance) {
        return writer.record(instance);
    }

    @Override
    public List<Dataset> search(DatastoreId datastore, Query query) {
        return read(connection -> new Search(connection).results(datastore, query));
    }

    @Override
    public List<InstanceVersion> instances(DatastoreId datastore, Scope scope) {
        return read(connection -> Versions.in(connection, datastore, scope));
    }

    @Override
    public Optional<FrameTable> frames(long versionId) {
        return read(connection -> Versions.frames(connection, versionId));
    }

    @Override
    public Optional<InstanceVersion> version(long versionId) {
        return read(connection -> Versions.byId(connection, versionId));
    }

    @Override
    public List<ObjectRef> delete(DatastoreId datastore, Scope scope) {
        return write(connection -> new Deletion(connection, datastore).of(scope));
    }

    @Override
    public List<InstanceVersion> unprocessed(List<Long> versionIds) {
        return read(connection -> Versions.unprocessed(connection, versionIds));
    }

    @Override
    public List<WorkItem> claimStale(Instant before, Instant now, int limit) {
        return write(connection -> new WorkTable(connection).claimStale(before, now, limit));
    }

    @Override
    public Optional<ImageSet> publish(ImageSetUpdate update) {
        return write(connection -> new ImageSets(connection).publish(update));
    }

    @Override
    public Optional<ImageSet> imageSet(DatastoreId datastore, String seriesInstanceUid) {
        return read(connection -> new ImageSets(connection).find(datastore, seriesInstanceUid));
    }

    @Override
    public Optional<InstanceReport> report(DatastoreId datastore, String sopInstanceUid) {
        return read(connection -> new InstanceReports(connection).find(datastore, sopInstanceUid));
    }

    @Override
    public void abandon(long versionId, String reason) {
        write(connection -> {
            new WorkTable(connection).abandon(versionId, reason);
            return true;
        });
    }

    @Override
    public void revive(List<Long> versionIds) {
        write(connection -> {
            new WorkTable(connection).revive(versionIds);
            return true;
        });
    }

    @Override
    public WorkCounts workCounts() {
        return read(connection -> new WorkTable(connection).counts());
    }

    private <T> T read(Database.Work<T> work) {
        try {
            return database.read(work);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private <T> T write(Database.Work<T> work) {
        try {
            return database.transaction(work);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /** Commits what is being recorded, then closes all connections. */
    @Override
    public void close() {
        writer.close();
        recording.close();
        database.close();
    }
}
