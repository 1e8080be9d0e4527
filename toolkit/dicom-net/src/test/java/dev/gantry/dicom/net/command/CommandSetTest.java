package dev.gantry.dicom.net.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.UID;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommandSetTest {

    /** C-ECHO-RQ, message 1, as dcmtk sends it. */
    private static final String C_ECHO_RQ = """
            000000000400000038000000\
            0000020012000000312e322e3834302e31303030382e312e3100\
            00000001020000003000\
            00001001020000000100\
            00000008020000000101\
            """;

    @Test
    void writesAnEchoRequestByteForByte() {
        assertThat(new CEchoRq(1).toCommandSet().encode())
                .isEqualTo(HexFormat.of().parseHex(C_ECHO_RQ));
    }

    @Test
    void readsAnEchoRequest() throws Exception {
        CommandSet command = decode(HexFormat.of().parseHex(C_ECHO_RQ));
        assertThat(command).isEqualTo(new CEchoRq(1).toCommandSet());
        assertThat(command.hasDataSet()).isFalse();
        assertThat(command.text(CommandElement.AFFECTED_SOP_CLASS_UID)).contains(UID.Verification);
    }

    @Test
    void storeRequestSurvivesWritingAndReading() throws Exception {
        CStoreRq request = new CStoreRq(
                0xFFFF, UID.CTImageStorage, "1.2.3", 2, Optional.of(new CStoreRq.MoveOriginator("MOVER", 7)));
        CommandSet command = decode(request.toCommandSet().encode());
        assertThat(CStoreRq.from(command)).isEqualTo(request);
        assertThat(command.hasDataSet()).isTrue();
    }

    @Test
    void responseSurvivesWritingAndReading() throws Exception {
        Status status = Status.DATA_SET_MISMATCH
                .withComment("SOP Class UID differs")
                .withOffendingElements(Tag.SOPClassUID, Tag.SOPInstanceUID);
        Response response = Response.to(new CStoreRq(3, UID.CTImageStorage, "1.2.3").toCommandSet(), status);
        assertThat(Response.from(decode(response.toCommandSet().encode()))).isEqualTo(response);
    }

    @Test
    void cutsAnErrorCommentTo64PrintableCharacters() {
        Status status = Status.of(0xC000).withComment("Ein Kommentar mit Ü und \\ und \n" + "x".repeat(100));
        assertThat(status.errorComment()).hasSize(64).startsWith("Ein Kommentar mit ? und ? und ?x");
    }

    @Test
    void mutatedBytesAreACommandOrMalformedAndNothingElse() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes =
                    new CStoreRq(1, UID.CTImageStorage, "1.2.3").toCommandSet().encode();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            try {
                CStoreRq.from(decode(bytes));
            } catch (MalformedCommandException e) {
                assertThat(e.getMessage()).isNotEmpty();
            } catch (Exception e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void refusesElementsOfOtherGroups() {
        byte[] bytes = HexFormat.of().parseHex("0800160000000000");
        assertThatThrownBy(() -> decode(bytes)).isInstanceOf(MalformedCommandException.class);
    }

    private static CommandSet decode(byte[] bytes) throws MalformedCommandException {
        return CommandSet.decode(Bytes.wrap(bytes));
    }
}
