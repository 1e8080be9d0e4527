package dev.gantry.dicom.net;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection, read through a buffer. Small reads take what the buffer holds; a long one, once the buffer is
 * empty, goes from the socket into the caller's array.
 *
 * <p>Used by one thread, but for {@link #close}, which any thread may call and which ends a blocked read or write.
 */
final class Transport implements Closeable {

    private static final int BUFFER_SIZE = 64 * 1024;

    /** From this many wanted bytes on, filling the buffer first would only copy them once more. */
    private static final int DIRECT_READ = 16 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final boolean quickAck;
    private final Duration writeTimeout;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int limit;
    private Duration readTimeout;
    private @Nullable Long deadline;

    /** @param timeout of one write, and of one read until {@link #readTimeout} says otherwise */
    Transport(Socket socket, Duration timeout) throws IOException {
        this.socket = socket;
        this.writeTimeout = timeout;
        this.readTimeout = timeout;
        socket.setTcpNoDelay(true);
        this.quickAck = socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    InetSocketAddress peer() {
        return (InetSocketAddress) socket.getRemoteSocketAddress();
    }

    /** How long one read waits for the peer's next bytes; ends a deadline set before. */
    void readTimeout(Duration timeout) {
        readTimeout = timeout;
        deadline = null;
    }

    /** From now on all reads together must end within this time. */
    void readDeadline(Duration timeout) {
        readTimeout = timeout;
        deadline = System.nanoTime() + timeout.toNanos();
    }

    /** Waits until the buffer holds this many bytes, which must fit into it. */
    void require(int count) throws IOException {
        while (limit - position < count) {
            if (!fill()) {
                throw new EOFException("the peer closed the connection");
            }
        }
    }

    /** The buffer; what {@link #require} asked for begins at {@link #position()}. */
    byte[] buffer() {
        return buffer;
    }

    int position() {
        return position;
    }

    /** Passes over bytes that {@link #require} has seen. */
    void consume(int count) {
        position += count;
    }

    /** Reads at least one byte, and what is at hand up to {@code length}. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (position == limit && length >= DIRECT_READ) {
            int count = receive(target, offset, length);
            if (count < 0) {
                throw new EOFException("the peer closed the connection");
            }
            return count;
        }
        require(1);
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    void skip(long count) throws IOException {
        for (long left = count; left > 0; ) {
            require(1);
            int step = (int) Math.min(left, limit - position);
            position += step;
            left -= step;
        }
    }

    /** Writes in one piece; a peer that does not take it in time loses its connection. */
    void write(byte[] bytes, int offset, int length) throws IOException {
        Future<?> watchdog =
                ForkJoinPool.commonPool().schedule(this::close, writeTimeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            out.write(bytes, offset, length);
        } finally {
            watchdog.cancel(false);
        }
    }

    /**
     * Says that nothing more will be written, and discards what still comes until the peer closes or the read deadline
     * passes. Closing with unread bytes would reset the connection, and the peer might never see what was last written.
     *
     * @return whether the peer closed
     */
    boolean lingeringClose() {
        try {
            socket.shutdownOutput();
            do {
                position = limit;
            } while (fill());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed as far as this side is concerned.
        }
    }

    private boolean fill() throws IOException {
        if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        int count = receive(buffer, limit, buffer.length - limit);
        limit += Math.max(count, 0);
        return count >= 0;
    }

    private int receive(byte[] target, int offset, int length) throws IOException {
        socket.setSoTimeout(timeoutMillis());
        if (quickAck) {
            // A peer that left Nagle on and writes a PDU in pieces waits for our ACK; the kernel forgets this option.
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        }
        return in.read(target, offset, length);
    }

    private int timeoutMillis() throws SocketTimeoutException {
        if (deadline == null) {
            return (int) Math.clamp(readTimeout.toMillis(), 1, Integer.MAX_VALUE);
        }
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("deadline passed");
        }
        return (int) Math.clamp(TimeUnit.NANOSECONDS.toMillis(left), 1, Integer.MAX_VALUE);
    }
}
