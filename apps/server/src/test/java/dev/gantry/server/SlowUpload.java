package dev.gantry.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

/** A STOW-RS request of one file whose second half is sent when told so. */
final class SlowUpload implements Closeable {
    private final Socket socket;
    private final byte[] file;

    private SlowUpload(Socket socket, byte[] file) {
        this.socket = socket;
        this.file = file;
    }

    /** Sends the head and half of the file, and waits until the server reads it. */
    static SlowUpload begin(URI studies, byte[] file) throws IOException {
        SlowUpload upload = new SlowUpload(new Socket(studies.getHost(), studies.getPort()), file);
        upload.send(("POST " + studies.getPath() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/dicom\r\n"
                        + "Content-Length: " + file.length + "\r\nExpect: 100-continue\r\n\r\n")
                .getBytes(US_ASCII));
        if (upload.status() != 100) {
            throw new IOException("the server does not want the body");
        }
        upload.send(file, 0, file.length / 2);
        return upload;
    }

    /** Sends the rest and returns the status of the answer. */
    int finish() throws IOException {
        send(file, file.length / 2, file.length - file.length / 2);
        return status();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void send(byte[] bytes) throws IOException {
        send(bytes, 0, bytes.length);
    }

    private void send(byte[] bytes, int offset, int length) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes, offset, length);
        out.flush();
    }

    /** The status of the next answer, whose head ends with an empty line. */
    private int status() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("no answer");
            }
            head.append((char) next);
        }
        return Integer.parseInt(head.toString().split(" ", 3)[1]);
    }
}
