package dev.gantry.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.UID;
import dev.gantry.dicom.net.Association;
import dev.gantry.dicom.net.AssociationRejected;
import dev.gantry.dicom.net.AssociationRequest;
import dev.gantry.dicom.net.Timeouts;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.Provenance;
import dev.gantry.store.ingest.Ingest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DicomListenerTest {

    private static final byte[] DATA_SET = "a data set".getBytes(StandardCharsets.US_ASCII);
    private static final String PRIVATE_SOP_CLASS = "1.3.12.2.1107.5.9.1";
    private static final AssociationRequest REQUEST = AssociationRequest.of("CT1", "GANTRY")
            .proposing(UID.Verification, UID.ImplicitVRLittleEndian)
            .proposing(UID.CTImageStorage, UID.JPEG2000Lossless, UID.ExplicitVRLittleEndian)
            .proposing(PRIVATE_SOP_CLASS, "1.2.3.4.5")
            .proposing(UID.StudyRootQueryRetrieveInformationModelFind, UID.ImplicitVRLittleEndian);

    @Test
    void answersEcho() throws Exception {
        try (DicomListener listener = DicomListener.start(settings(), new HeapIngest());
                Association association = Association.connect(listener.address(), REQUEST)) {
            assertThat(association.echo()).isEqualTo(Status.SUCCESS);
        }
    }

    @Test
    void passesAnInstanceWithWhatIsKnownOfItToTheDoor() throws Exception {
        HeapIngest ingest = new HeapIngest();
        try (DicomListener listener = DicomListener.start(settings(), ingest);
                Association association = Association.connect(listener.address(), REQUEST)) {
            assertThat(store(association, UID.CTImageStorage, UID.JPEG2000Lossless))
                    .isEqualTo(Status.SUCCESS);
            assertThat(ingest.dataSets.get("1.2.3")).isEqualTo(DATA_SET);
            assertThat(ingest.incoming.get("1.2.3").provenance())
                    .isEqualTo(new Provenance(Provenance.Source.DIMSE, "CT1"));
            assertThat(ingest.incoming
                            .get("1.2.3")
                            .declared()
                            .orElseThrow()
                            .transferSyntax()
                            .uid())
                    .isEqualTo(UID.JPEG2000Lossless);
        }
    }

    @Test
    void takesPrivateSopClassesInUnknownTransferSyntaxes() throws Exception {
        try (DicomListener listener = DicomListener.start(settings(), new HeapIngest());
                Association association = Association.connect(listener.address(), REQUEST)) {
            assertThat(store(association, PRIVATE_SOP_CLASS, "1.2.3.4.5")).isEqualTo(Status.SUCCESS);
        }
    }

    @Test
    void refusesServicesItDoesNotHave() throws Exception {
        try (DicomListener listener = DicomListener.start(settings(), new HeapIngest());
                Association association = Association.connect(listener.address(), REQUEST)) {
            assertThat(association.presentationContext(
                            UID.StudyRootQueryRetrieveInformationModelFind, UID.ImplicitVRLittleEndian))
                    .isEmpty();
        }
    }

    @Test
    void answersAFullDiskAsOutOfResourcesAndGoesOn() throws Exception {
        Ingest full = (principal, incoming) -> {
            throw new StoreException(ErrorCode.QUOTA_EXCEEDED, "the disk is full");
        };
        try (DicomListener listener = DicomListener.start(settings(), full);
                Association association = Association.connect(listener.address(), REQUEST)) {
            Status status = store(association, UID.CTImageStorage, UID.JPEG2000Lossless);
            assertThat(status).isEqualTo(Status.OUT_OF_RESOURCES.withComment("the disk is full"));
            assertThat(association.echo()).isEqualTo(Status.SUCCESS);
        }
    }

    @Test
    void acceptsAnyCalledAetUnlessToldOtherwise() throws Exception {
        AssociationRequest other =
                AssociationRequest.of("CT1", "SOMEONE").proposing(UID.Verification, UID.ImplicitVRLittleEndian);
        try (DicomListener listener = DicomListener.start(settings(), new HeapIngest())) {
            Association.connect(listener.address(), other).close();
        }
        try (DicomListener listener = DicomListener.start(onlyOwnTitle(), new HeapIngest())) {
            assertThatThrownBy(() -> Association.connect(listener.address(), other))
                    .isInstanceOf(AssociationRejected.class);
        }
    }

    @Test
    void anInstanceInFlightIsStoredAndAcknowledgedWhenTheListenerStops() throws Exception {
        CountDownLatch inFlight = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        HeapIngest heap = new HeapIngest();
        Ingest slow = (principal, incoming) -> {
            inFlight.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return heap.accept(principal, incoming);
        };
        DicomListener listener = DicomListener.start(settings(), slow);
        Association association = Association.connect(listener.address(), REQUEST);
        CompletableFuture<Status> answer = CompletableFuture.supplyAsync(
                () -> storeUnchecked(association), command -> Thread.ofVirtual().start(command));
        inFlight.await();
        CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(
                () -> listener.stop(Duration.ofSeconds(30)),
                command -> Thread.ofVirtual().start(command));
        goOn.countDown();
        assertThat(answer.get()).isEqualTo(Status.SUCCESS);
        assertThat(stopped.get()).isTrue();
        assertThat(listener.associations().open()).isZero();
        assertThatThrownBy(association::echo).isInstanceOf(IOException.class);
    }

    @Test
    void settingsRefuseWhatIsNotAnAeTitle() {
        for (String title : new String[] {"", " ", "A\\B", "SEVENTEEN_LETTERS", "TRAILING ", "Ü"}) {
            assertThatThrownBy(() -> DimseSettings.of(InetAddress.getLoopbackAddress(), 0, title))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static DimseSettings settings() {
        return DimseSettings.of(InetAddress.getLoopbackAddress(), 0, "GANTRY");
    }

    private static DimseSettings onlyOwnTitle() {
        return new DimseSettings(InetAddress.getLoopbackAddress(), 0, "GANTRY", false, 1, 4096, Timeouts.DEFAULT);
    }

    private static Status storeUnchecked(Association association) {
        try {
            return store(association, UID.CTImageStorage, UID.JPEG2000Lossless);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Status store(Association association, String sopClass, String transferSyntax) throws IOException {
        return association.store(sopClass, "1.2.3", transferSyntax, new ByteArrayInputStream(DATA_SET));
    }
}
