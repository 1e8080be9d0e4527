package dev.gantry.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Orthanc and its DICOMweb plugin as Debian ships them, but with {@code TCP_NODELAY=1}: without it every answer waits
 * 40 ms for a delayed acknowledgement, and a comparison says nothing.
 */
record OrthancPeer(Process process, InetSocketAddress dicom, URI dicomWeb) implements Peer {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    static OrthancPeer start(Path data) throws IOException {
        int dicomPort = freePort();
        int httpPort = freePort();
        Path configuration = Files.writeString(
                Files.createDirectories(data).resolve("orthanc.json"), """
                {
                  "StorageDirectory": "%1$s/db", "IndexDirectory": "%1$s/db",
                  "HttpPort": %2$d, "DicomPort": %3$d, "DicomAet": "ORTHANC",
                  "RemoteAccessAllowed": false, "AuthenticationEnabled": false,
                  "DicomAlwaysAllowStore": true, "DicomCheckCalledAet": false, "OverwriteInstances": false,
                  "Plugins": ["/usr/share/orthanc/plugins"],
                  "DicomWeb": { "Enable": true, "Root": "/dicom-web/" }
                }
                """.formatted(data, httpPort, dicomPort));
        ProcessBuilder builder = new ProcessBuilder("Orthanc", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("orthanc.log").toFile());
        builder.environment().put("TCP_NODELAY", "1");
        Process process = builder.start();
        InetSocketAddress dicom = new InetSocketAddress(InetAddress.getLoopbackAddress(), dicomPort);
        awaitListening(process, dicom);
        awaitListening(process, new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort));
        return new OrthancPeer(process, dicom, URI.create("http://127.0.0.1:" + httpPort + "/dicom-web"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(Process process, InetSocketAddress address) throws IOException {
        Instant deadline = Instant.now().plus(START_TIMEOUT);
        while (process.isAlive() && Instant.now().isBefore(deadline)) {
            try (Socket socket = new Socket()) {
                socket.connect(address, 200);
                return;
            } catch (IOException _) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("Orthanc does not listen at " + address + "; is Debian's orthanc-dicomweb installed?");
    }

    @Override
    public String name() {
        return "Orthanc";
    }

    @Override
    public String aet() {
        return "ORTHANC";
    }

    @Override
    public void settle() {
        // It does everything before it answers.
    }
}
