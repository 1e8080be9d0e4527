package dev.gantry.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.net.command.Status;
import dev.gantry.server.Eventually;
import dev.gantry.server.GantryClient;
import dev.gantry.server.GantryCommand;
import dev.gantry.server.GantryProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance of 1 GiB in a heap of 256 MiB: in by C-STORE and by STOW, processed, out by WADO, whole and by frame. */
class BigInstanceIT {
    private static final int FRAMES = 512;
    private static final int A_FRAME = 300;

    @TempDir
    private Path data;

    @Test
    void passesThroughASmallHeap() throws Exception {
        GantryCommand small =
                GantryCommand.on(data).withJvm("-Xmx256m").withEnvironment("GANTRY_OBJECTS_MIN_FREE_SPACE", "0");
        BigInstance sent = BigInstance.seeded(31, FRAMES);
        BigInstance posted = BigInstance.seeded(32, FRAMES);
        try (GantryProcess gantry = GantryProcess.start(small);
                GantryClient client = new GantryClient(gantry)) {
            assertThat(client.cStore(sent.header(), sent.dataset())).isEqualTo(Status.SUCCESS);
            assertThat(client.stow(posted::file).statusCode()).isEqualTo(200);

            assertGivenBack(client, sent);
            assertGivenBack(client, posted);
            Eventually.holds(
                    "processed", () -> client.queue().at("/instances/processed").asLong() == 2);
            assertThat(gantry.handle().isAlive()).isTrue();
        }
    }

    private static void assertGivenBack(GantryClient client, BigInstance instance) throws IOException {
        try (InputStream file = client.open(instance.path(), "application/dicom; transfer-syntax=*")) {
            byte[] opening = file.readNBytes(144); // up to the value of (0002,0000), PS3.10 7.1
            file.skipNBytes(
                    ByteBuffer.wrap(opening).order(ByteOrder.LITTLE_ENDIAN).getInt(140));
            assertThat(digest(file)).isEqualTo(digest(instance.dataset()));
        }
        String frame = instance.path() + "/frames/" + A_FRAME;
        try (InputStream part = client.open(frame, "application/octet-stream; transfer-syntax=*")) {
            assertThat(part.readAllBytes()).isEqualTo(instance.frame(A_FRAME));
        }
    }

    private static String digest(InputStream content) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
