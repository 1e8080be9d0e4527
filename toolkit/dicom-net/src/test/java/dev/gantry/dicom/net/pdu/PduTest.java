package dev.gantry.dicom.net.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.UID;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PduTest {

    /** An A-ASSOCIATE-RQ as dcmtk 3.6.7 sends it, but for one reserved byte that it sets. */
    private static final String DCMTK_ASSOCIATE_RQ = """
            0100000000fb0001000043414c4c45442020202020202020202043414c4c4552\
            2020202020202020202000000000000000000000000000000000000000000000\
            00000000000000000000\
            10000015312e322e3834302e31303030382e332e312e312e31\
            2000005c01000000\
            30000011312e322e3834302e31303030382e312e31\
            40000011312e322e3834302e31303030382e312e32\
            40000013312e322e3834302e31303030382e312e322e31\
            40000013312e322e3834302e31303030382e312e322e32\
            5000003a510000040000400052\
            00001b312e322e3237362e302e373233303031302e332e302e332e362e37\
            5500000f4f464649535f44434d544b5f333637\
            """;

    @Test
    void readsWhatDcmtkSendsAndWritesItBackByteForByte() throws Exception {
        byte[] bytes = HexFormat.of().parseHex(DCMTK_ASSOCIATE_RQ);

        Pdu pdu = decode(bytes);

        assertThat(pdu)
                .isEqualTo(new Pdu.AssociateRq(
                        1,
                        "CALLED",
                        "CALLER",
                        Pdu.DICOM_APPLICATION_CONTEXT,
                        List.of(new PresentationContext.Proposed(
                                1,
                                UID.Verification,
                                List.of(
                                        UID.ImplicitVRLittleEndian,
                                        UID.ExplicitVRLittleEndian,
                                        UID.ExplicitVRBigEndian))),
                        List.of(
                                new UserItem.MaximumLength(16384),
                                new UserItem.ImplementationClassUid("1.2.276.0.7230010.3.0.3.6.7"),
                                new UserItem.ImplementationVersion("OFFIS_DCMTK_367"))));
        assertThat(PduEncoder.encode(pdu)).isEqualTo(bytes);
    }

    @Test
    void everyPduSurvivesWritingAndReading() throws Exception {
        for (long seed = 0; seed < 2000; seed++) {
            Pdu pdu = new SeededPdus(new Random(seed)).next();
            byte[] bytes = PduEncoder.encode(pdu);
            assertThat(decode(bytes)).as("seed %d", seed).isEqualTo(pdu);
            assertThat(PduEncoder.encode(decode(bytes))).as("seed %d", seed).isEqualTo(bytes);
        }
    }

    @Test
    void mutatedBytesAreAPduOrMalformedAndNothingElse() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = PduEncoder.encode(new SeededPdus(random).next());
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(PduHeader.SIZE, bytes.length + 1));
            }
            try {
                decode(bytes);
            } catch (MalformedPduException e) {
                assertThat(e.abortReason()).as("seed %d", seed).isBetween(1, 6);
            } catch (Exception e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void passesOverItemsOfUnknownType() throws Exception {
        byte[] known = HexFormat.of().parseHex(DCMTK_ASSOCIATE_RQ);
        byte[] withUnknown = Arrays.copyOf(known, known.length + 6);
        System.arraycopy(HexFormat.of().parseHex("7f0000020102"), 0, withUnknown, known.length, 6);

        assertThat(decode(withUnknown)).isEqualTo(decode(known));
    }

    @Test
    void refusesAnItemLongerThanItsPdu() {
        byte[] bytes = HexFormat.of().parseHex(DCMTK_ASSOCIATE_RQ);
        bytes[6 + 68 + 2] = 0x7F;
        assertThatThrownBy(() -> decode(bytes))
                .isInstanceOfSatisfying(
                        MalformedPduException.class,
                        e -> assertThat(e.abortReason()).isEqualTo(Pdu.Abort.INVALID_PDU_PARAMETER));
    }

    @Test
    void refusesAPresentationContextIdGivenTwice() {
        var context = new PresentationContext.Proposed(1, UID.Verification, List.of(UID.ImplicitVRLittleEndian));
        byte[] bytes = PduEncoder.encode(
                new Pdu.AssociateRq(1, "A", "B", Pdu.DICOM_APPLICATION_CONTEXT, List.of(context, context), List.of()));
        assertThatThrownBy(() -> decode(bytes)).isInstanceOf(MalformedPduException.class);
    }

    @Test
    void refusesAPduOfUnknownType() {
        assertThatThrownBy(() -> PduHeader.decode(new byte[] {8, 0, 0, 0, 0, 4}, 0))
                .isInstanceOfSatisfying(
                        MalformedPduException.class,
                        e -> assertThat(e.abortReason()).isEqualTo(Pdu.Abort.UNRECOGNIZED_PDU));
    }

    @Test
    void refusesToWriteAnItemThatDoesNotFitItsLengthField() {
        Pdu pdu = new Pdu.AssociateRq(
                1, "A", "B", "1", List.of(), List.of(new UserItem.Unknown(0x60, Bytes.wrap(new byte[0x10000]))));
        assertThatThrownBy(() -> PduEncoder.encode(pdu)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsNoSecretOfAUserIdentity() {
        Bytes secret = Bytes.of("secret".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(new UserItem.UserIdentity(2, false, secret, secret).toString())
                .doesNotContain("73656372");
    }

    private static Pdu decode(byte[] bytes) throws MalformedPduException {
        PduHeader header = PduHeader.decode(bytes, 0);
        return PduDecoder.decode(header.type(), Arrays.copyOfRange(bytes, PduHeader.SIZE, bytes.length));
    }
}
