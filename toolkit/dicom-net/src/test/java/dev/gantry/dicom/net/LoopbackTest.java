package dev.gantry.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.net.pdu.Pdu;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our requestor against our acceptor. */
class LoopbackTest {

    private static final AssociationRequest STORE_CT = TestServer.request()
            .proposing(UID.Verification, UID.ImplicitVRLittleEndian)
            .proposing(UID.CTImageStorage, UID.ExplicitVRLittleEndian);

    @Test
    void answersEchoAndReleases() throws Exception {
        try (TestServer server = new TestServer()) {
            try (Association association = server.connect(STORE_CT)) {
                assertThat(association.echo()).isEqualTo(Status.SUCCESS);
                assertThat(association.echo()).isEqualTo(Status.SUCCESS);
            }
            server.awaitNoneOpen();
            assertThat(server.server.counts()).isEqualTo(new AssociationCounts(0, 1, 0, 1, 0));
        }
    }

    @Test
    void anAssociationOutlivesTheTimeItTookToNegotiate() throws Exception {
        Timeouts timeouts = new Timeouts(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(5));
        try (TestServer server = new TestServer(settings -> settings.withTimeouts(timeouts));
                Association association = server.connect(STORE_CT.withTimeouts(timeouts))) {
            long end =
                    System.nanoTime() + timeouts.association().multipliedBy(2).toNanos();
            while (System.nanoTime() < end) {
                assertThat(association.echo()).isEqualTo(Status.SUCCESS);
            }
        }
    }

    @ParameterizedTest(name = "{0} bytes, server takes {1}, requestor takes {2}")
    @CsvSource({
        "0, 262144, 16384",
        "1, 262144, 16384",
        "262000, 262144, 16384",
        "262138, 262144, 16384",
        "262139, 262144, 16384",
        "5000001, 262144, 16384",
        "5000000, 4096, 16384",
        "3000000, 0, 128",
        "3000000, 1048576, 9"
    })
    void storesADataSetOfAnyLengthThroughPdusOfAnyLength(int length, long serverMax, long requestorMax)
            throws Exception {
        byte[] dataSet = random(length);
        try (TestServer server = new TestServer(settings -> settings.withMaxPduLength(serverMax));
                Association association = server.connect(STORE_CT.withMaxPduLength(requestorMax))) {
            assertThat(store(association, "1.2.3", dataSet)).isEqualTo(Status.SUCCESS);
            assertThat(store(association, "1.2.4", random(10))).isEqualTo(Status.SUCCESS);
            assertThat(server.stored.get("1.2.3")).isEqualTo(dataSet);
            assertThat(server.stored).hasSize(2);
        }
    }

    @Test
    void tellsTheHandlerWhatWasNegotiated() throws Exception {
        try (TestServer server = new TestServer();
                Association association = server.connect(STORE_CT)) {
            store(association, "1.2.3", random(10));
            StoreScp.Request request = server.requests.element();
            assertThat(request.association().callingAet()).isEqualTo("CALLER");
            assertThat(request.association().calledAet()).isEqualTo("CALLED");
            assertThat(request.association().implementation()).isEqualTo(FileMeta.IMPLEMENTATION_VERSION_NAME);
            assertThat(request.sopClassUid()).isEqualTo(UID.CTImageStorage);
            assertThat(request.transferSyntaxUid()).isEqualTo(UID.ExplicitVRLittleEndian);
        }
    }

    @Test
    void discardsWhatTheHandlerDoesNotReadAndGoesOn() throws Exception {
        Status refused = Status.DATA_SET_MISMATCH.withComment("not wanted").withOffendingElements();
        try (TestServer server = new TestServer((request, dataSet) -> {
                    dataSet.skip(100);
                    dataSet.read();
                    return refused;
                });
                Association association = server.connect(STORE_CT)) {
            assertThat(store(association, "1.2.3", random(3_000_000))).isEqualTo(refused);
            assertThat(association.echo()).isEqualTo(Status.SUCCESS);
        }
    }

    @Test
    void answersAFailingHandlerWithAProcessingFailureAndGoesOn() throws Exception {
        try (TestServer server = new TestServer((request, dataSet) -> {
                    throw new IllegalStateException("a secret of the patient");
                });
                Association association = server.connect(STORE_CT)) {
            Status status = store(association, "1.2.3", random(1_000_000));
            assertThat(status.code()).isEqualTo(0x0110);
            assertThat(status.errorComment()).isEqualTo("internal error");
            assertThat(association.echo()).isEqualTo(Status.SUCCESS);
            assertThat(server.failures).hasSize(1);
        }
    }

    @Test
    void takesAnInstanceUidWithLeadingZerosOrLetters() throws Exception {
        try (TestServer server = new TestServer();
                Association association = server.connect(STORE_CT)) {
            assertThat(store(association, "1.2.0104484", random(10))).isEqualTo(Status.SUCCESS);
            assertThat(store(association, "dccc9599-0871", random(10))).isEqualTo(Status.SUCCESS);
        }
    }

    @Test
    void refusesAnInvalidInstanceUid() throws Exception {
        try (TestServer server = new TestServer();
                Association association = server.connect(STORE_CT)) {
            assertThat(store(association, "../etc/passwd", random(10))).isEqualTo(Status.INVALID_SOP_INSTANCE);
            assertThat(server.stored).isEmpty();
        }
    }

    @Test
    void abortsWhenTheDataSetToSendFails() throws Exception {
        try (TestServer server = new TestServer();
                Association association = server.connect(STORE_CT)) {
            InputStream failing = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("disk");
                }
            };
            assertThatThrownBy(
                            () -> association.store(UID.CTImageStorage, "1.2.3", UID.ExplicitVRLittleEndian, failing))
                    .hasMessage("disk");
            server.awaitNoneOpen();
            assertThat(server.aborts.element().origin()).isEqualTo(AssociationAborted.Origin.PEER);
        }
    }

    @Test
    void hasNoPresentationContextForWhatWasNotAccepted() throws Exception {
        AssociationPolicy echoOnly = AssociationPolicy.accepting(UID.Verification::equals);
        try (TestServer server = new TestServer(UnaryOperator.identity(), echoOnly, Optional.empty());
                Association association = server.connect(STORE_CT)) {
            assertThatThrownBy(() -> store(association, "1.2.3", random(10)))
                    .isInstanceOf(NoPresentationContextException.class);
            assertThat(association.echo()).isEqualTo(Status.SUCCESS);
        }
    }

    @Test
    void rejectsAnUnknownCalledAet() throws Exception {
        AssociationPolicy policy = AssociationPolicy.accepting(any -> true).withCalledAet("GANTRY"::equals);
        try (TestServer server = new TestServer(UnaryOperator.identity(), policy, Optional.empty())) {
            assertThatThrownBy(() -> server.connect(STORE_CT))
                    .isInstanceOfSatisfying(
                            AssociationRejected.class,
                            e -> assertThat(e.rejection()).isEqualTo(Pdu.AssociateRj.CALLED_AET_NOT_RECOGNIZED));
            server.awaitNoneOpen();
            assertThat(server.server.counts().rejected()).isEqualTo(1);
        }
    }

    @Test
    void streamsADataSetLargerThanTheHeap() throws Exception {
        long length = 2L << 30;
        AtomicLong received = new AtomicLong();
        try (TestServer server = new TestServer((request, dataSet) -> {
                    byte[] buffer = new byte[128 * 1024];
                    for (int count = dataSet.read(buffer); count >= 0; count = dataSet.read(buffer)) {
                        received.addAndGet(count);
                    }
                    return Status.SUCCESS;
                });
                Association association = server.connect(STORE_CT)) {
            Status status =
                    association.store(UID.CTImageStorage, "1.2.3", UID.ExplicitVRLittleEndian, new Zeros(length));
            assertThat(status).isEqualTo(Status.SUCCESS);
            assertThat(received).hasValue(length);
        }
    }

    private static Status store(Association association, String uid, byte[] dataSet) throws IOException {
        return association.store(
                UID.CTImageStorage, uid, UID.ExplicitVRLittleEndian, new ByteArrayInputStream(dataSet));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** So many zeros. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            left -= count;
            return count;
        }
    }
}
