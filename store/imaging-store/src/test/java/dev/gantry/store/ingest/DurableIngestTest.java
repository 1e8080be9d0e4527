package dev.gantry.store.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.testkit.FailingInputStream;
import dev.gantry.dicom.testkit.Generator;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.store.StoreException;
import dev.gantry.store.access.Principal;
import dev.gantry.store.catalog.Catalog;
import dev.gantry.store.catalog.FaultyCatalog;
import dev.gantry.store.catalog.HeapCatalog;
import dev.gantry.store.catalog.InstanceVersion;
import dev.gantry.store.catalog.Provenance;
import dev.gantry.store.catalog.Scope;
import dev.gantry.store.datastore.DatastoreId;
import dev.gantry.store.ingest.StoreOutcome.AlreadyStored;
import dev.gantry.store.ingest.StoreOutcome.Refusal;
import dev.gantry.store.ingest.StoreOutcome.Refused;
import dev.gantry.store.ingest.StoreOutcome.Stored;
import dev.gantry.store.object.HeapObjectStore;
import dev.gantry.store.retrieve.Retrieve;
import dev.gantry.store.work.WorkItem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DurableIngestTest {
    private static final Provenance SENDER = new Provenance(Provenance.Source.DIMSE, "MODALITY");

    private final HeapObjectStore objects = new HeapObjectStore();
    private final HeapCatalog catalog = new HeapCatalog();
    private final List<WorkItem> received = new ArrayList<>();
    private final Ingest ingest = ingestInto(catalog);
    private final Retrieve retrieve = new Retrieve(catalog, objects);
    private final SyntheticInstance ct =
            SyntheticInstances.seeded(1).withSize(16, 16).one();

    @ParameterizedTest
    @EnumSource(Modality.class)
    void keepsWhatItReceivesByteForByte(Modality modality) throws IOException {
        SyntheticInstance instance = SyntheticInstances.seeded(2).of(modality).one();
        assertThat(accept(instance.part10())).isInstanceOfSatisfying(Stored.class, stored -> {
            assertThat(stored.version()).isEqualTo(1);
            assertThat(stored.uids().sopInstanceUid()).isEqualTo(instance.sopInstanceUid());
            assertThat(stored.bytes()).isEqualTo(instance.part10().length());
        });
        assertThat(fileOf(instance)).isEqualTo(instance.part10().toArray());
        assertThat(received).hasSize(1);
    }

    @Test
    void makesAFileOfABareDataSet() throws IOException {
        assertThat(acceptBare(ct)).isInstanceOf(Stored.class);
        byte[] file = fileOf(ct);
        byte[] dataset = ct.datasetBytes().toArray();
        assertThat(Bytes.wrap(file).slice(128, 4).toArray()).isEqualTo("DICM".getBytes(StandardCharsets.US_ASCII));
        assertThat(Bytes.wrap(file)
                        .slice(file.length - dataset.length, dataset.length)
                        .toArray())
                .isEqualTo(dataset);
    }

    @Test
    void acknowledgesTheSameDataSetAgainAndChangesNothing() {
        accept(ct.part10());
        assertThat(accept(ct.part10())).isInstanceOf(AlreadyStored.class);
        assertThat(objects.offsets()).hasSize(1);
        assertThat(received).hasSize(1);
    }

    @Test
    void knowsADataSetAgainThatComesThroughAnotherDoor() {
        accept(ct.part10());
        assertThat(acceptBare(ct)).isInstanceOf(AlreadyStored.class);
    }

    @Test
    void keepsTheOldVersionWhenTheContentDiffers() throws IOException {
        accept(ct.part10());
        InstanceVersion first = only(ct);
        SyntheticInstance changed = changed(ct, Tag.StudyDescription, "changed");
        assertThat(accept(changed.part10()))
                .isInstanceOfSatisfying(
                        Stored.class, stored -> assertThat(stored.version()).isEqualTo(2));
        assertThat(fileOf(ct)).isEqualTo(changed.part10().toArray());
        InstanceVersion kept = catalog.version(first.id()).orElseThrow();
        assertThat(read(retrieve.file(kept))).isEqualTo(ct.part10().toArray());
    }

    @Test
    void refusesATruncatedFileWhereverItIsCutAndKeepsNothing() {
        Bytes file = ct.part10();
        // Elements are of even length: an odd cut is always inside one.
        for (int length = 1; length < file.length(); length += 6) {
            StoreOutcome outcome = accept(file.slice(0, length));
            assertThat(outcome).as("cut at %d", length).isInstanceOf(Refused.class);
        }
        assertNothingIsKept();
    }

    @Test
    void refusesWhatIsNotDicom() {
        assertThat(refusal(accept(Bytes.wrap(new byte[4096])))).isEqualTo(Refusal.NOT_DICOM);
        assertThat(refusal(accept(Bytes.of("%PDF-1.7 not an image", StandardCharsets.US_ASCII))))
                .isEqualTo(Refusal.NOT_DICOM);
        assertNothingIsKept();
    }

    @Test
    void refusesAnInstanceWithoutItsUids() {
        for (Tag tag : List.of(Tag.StudyInstanceUID, Tag.SeriesInstanceUID, Tag.SOPInstanceUID, Tag.SOPClassUID)) {
            Dataset without = ct.dataset().without(tag);
            StoreOutcome outcome = accept(new SyntheticInstance(without, ct.syntax()).part10());
            assertThat(refusal(outcome)).as(tag.toString()).isEqualTo(Refusal.MISSING_UID);
        }
        assertNothingIsKept();
    }

    @Test
    void refusesAUidThatIsNoneWithoutRepeatingIt() {
        StoreOutcome outcome =
                accept(changed(ct, Tag.StudyInstanceUID, "DOE^JOHN").part10());
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Refusal.MISSING_UID);
            assertThat(refused.why()).contains("(0020,000D)").doesNotContain("DOE");
        });
    }

    @Test
    void refusesAnInstanceOfAnotherStudy() {
        Incoming incoming = Incoming.file(SENDER, ct.part10Stream()).ofStudy("1.2.3");
        assertThat(refusal(ingest.accept(Principal.ANONYMOUS, incoming))).isEqualTo(Refusal.OTHER_STUDY);
        assertNothingIsKept();
    }

    @Test
    void refusesADataSetThatIsNotWhatWasDeclared() {
        var declared = new Incoming.Declared(UID.MRImageStorage, ct.sopInstanceUid(), ct.syntax());
        Incoming incoming = Incoming.dataset(SENDER, declared, ct.datasetBytes().asInputStream());
        assertThat(refusal(ingest.accept(Principal.ANONYMOUS, incoming))).isEqualTo(Refusal.MISMATCH);
        assertNothingIsKept();
    }

    @Test
    void refusesWhatIsLongerThanTheLimit() {
        Ingest narrow = new DurableIngest(
                objects, catalog, received::add, new IngestLimits(ct.part10().length() - 1), Clock.systemUTC());
        StoreOutcome outcome = narrow.accept(Principal.ANONYMOUS, Incoming.file(SENDER, ct.part10Stream()));
        assertThat(refusal(outcome)).isEqualTo(Refusal.TOO_LARGE);
        assertNothingIsKept();
    }

    @Test
    void refusesWhatItsSenderBreaksOff() {
        InputStream broken =
                new FailingInputStream(ct.part10Stream(), ct.part10().length() / 2);
        assertThat(ingest.accept(Principal.ANONYMOUS, Incoming.file(SENDER, broken)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).contains("broke off"));
        assertNothingIsKept();
    }

    @Test
    void answersEveryMutationOfAFileAndKeepsOnlyWhatItAcknowledges() {
        Generator.check(300, generator -> {
            StoreOutcome outcome = accept(generator.mutated(ct.part10()));
            assertThat(outcome).isInstanceOfAny(Stored.class, AlreadyStored.class, Refused.class);
        });
        assertThat(objects.offsets()).hasSize(received.size());
    }

    @Test
    void failsTheSenderWhenTheCatalogueIsAwayAndSucceedsWhenItIsBack() {
        Ingest unlucky = ingestInto(FaultyCatalog.failing(catalog, 1, FaultyCatalog.Fault.BEFORE));
        assertThatThrownBy(() -> unlucky.accept(Principal.ANONYMOUS, Incoming.file(SENDER, ct.part10Stream())))
                .isInstanceOf(StoreException.class);
        assertThat(catalog.instances(DatastoreId.DEFAULT, scope(ct))).isEmpty();
        assertThat(unlucky.accept(Principal.ANONYMOUS, Incoming.file(SENDER, ct.part10Stream())))
                .isInstanceOf(Stored.class);
    }

    @Test
    void losesNoBytesWhenACommitWasNotAnswered() throws IOException {
        Ingest unlucky = ingestInto(FaultyCatalog.failing(catalog, 1, FaultyCatalog.Fault.AFTER));
        assertThatThrownBy(() -> unlucky.accept(Principal.ANONYMOUS, Incoming.file(SENDER, ct.part10Stream())))
                .isInstanceOf(StoreException.class);
        assertThat(unlucky.accept(Principal.ANONYMOUS, Incoming.file(SENDER, ct.part10Stream())))
                .isInstanceOf(AlreadyStored.class);
        assertThat(fileOf(ct)).isEqualTo(ct.part10().toArray());
    }

    private Ingest ingestInto(Catalog into) {
        return new DurableIngest(objects, into, received::add, IngestLimits.DEFAULT, Clock.systemUTC());
    }

    private StoreOutcome accept(Bytes file) {
        return ingest.accept(Principal.ANONYMOUS, Incoming.file(SENDER, file.asInputStream()));
    }

    private StoreOutcome acceptBare(SyntheticInstance instance) {
        var declared = new Incoming.Declared(instance.sopClassUid(), instance.sopInstanceUid(), instance.syntax());
        return ingest.accept(
                Principal.ANONYMOUS,
                Incoming.dataset(SENDER, declared, instance.datasetBytes().asInputStream()));
    }

    private static SyntheticInstance changed(SyntheticInstance instance, Tag tag, String value) {
        Dataset dataset = instance.dataset().toBuilder().string(tag, value).build();
        return new SyntheticInstance(dataset, TransferSyntax.ExplicitVRLittleEndian);
    }

    private static Refusal refusal(StoreOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).code();
    }

    private void assertNothingIsKept() {
        assertThat(objects.offsets()).isEmpty();
        assertThat(received).isEmpty();
        assertThat(catalog.instances(DatastoreId.DEFAULT, scope(ct))).isEmpty();
    }

    private static Scope scope(SyntheticInstance instance) {
        return new Scope.Instance(instance.studyInstanceUid(), instance.seriesInstanceUid(), instance.sopInstanceUid());
    }

    private InstanceVersion only(SyntheticInstance instance) {
        return Stream.of(scope(instance))
                .flatMap(scope -> catalog.instances(DatastoreId.DEFAULT, scope).stream())
                .findFirst()
                .orElseThrow();
    }

    private byte[] fileOf(SyntheticInstance instance) throws IOException {
        return read(retrieve.file(only(instance)));
    }

    private static byte[] read(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }
}
