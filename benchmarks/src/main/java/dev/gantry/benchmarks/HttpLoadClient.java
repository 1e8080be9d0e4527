package dev.gantry.benchmarks;

import dev.gantry.dicom.Bytes;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * One HTTP/1.1 connection that sends prepared requests and reads the answers to their end. It does what these servers'
 * answers need and no more: whatever the client costs is taken from the server, with which it shares the processor.
 */
final class HttpLoadClient implements Load.Client {
    private static final int TIMEOUT_MILLIS = 120_000;

    private final IntFunction<Request> requests;
    private final byte[] buffer = new byte[128 << 10];
    private Socket socket = new Socket();
    private int position;
    private int limit;

    HttpLoadClient(IntFunction<Request> requests) {
        this.requests = requests;
    }

    /** @return the bytes of the request's body, or of the answer's when the request has none */
    @Override
    public long request(int index) throws IOException {
        Request request = requests.apply(index);
        if (!socket.isConnected() || socket.isClosed()) {
            connect(request.uri());
        }
        OutputStream out = new BufferedOutputStream(socket.getOutputStream()); // large parts pass it by
        request.head().writeTo(out);
        for (Bytes part : request.body()) {
            part.writeTo(out);
        }
        out.flush();
        long received = answer(request.uri());
        return request.body().isEmpty() ? received : request.bodyLength();
    }

    private void connect(URI uri) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        position = 0;
        limit = 0;
    }

    private long answer(URI uri) throws IOException {
        String status = line();
        long length = -1;
        boolean close = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Long.parseLong(
                        header.substring("content-length:".length()).strip());
            }
            close |= header.startsWith("connection:") && header.contains("close");
        }
        if (!status.startsWith("HTTP/1.1 2")) {
            throw new IOException(uri.getPath() + " was answered with " + status);
        }
        long received = length >= 0 ? skip(length) : chunks();
        if (close) {
            socket.close();
        }
        return received;
    }

    private long chunks() throws IOException {
        long received = 0;
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            received += skip(size);
            line();
        }
        line();
        return received;
    }

    private long chunkSize() throws IOException {
        return Long.parseLong(line().split(";")[0].strip(), 16);
    }

    private long skip(long count) throws IOException {
        for (long left = count; left > 0; ) {
            fill();
            int step = (int) Math.min(left, limit - position);
            position += step;
            left -= step;
        }
        return count;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            fill();
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            line.append(new String(buffer, position, end - position, StandardCharsets.ISO_8859_1));
            position = Math.min(end + 1, limit);
            if (end < limit) {
                return line.toString().stripTrailing();
            }
        }
    }

    private void fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, socket.getInputStream().read(buffer));
            if (limit == 0) {
                throw new EOFException("the server closed the connection within an answer");
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
