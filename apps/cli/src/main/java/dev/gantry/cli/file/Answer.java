package dev.gantry.cli.file;

import dev.gantry.cli.shell.Output;
import dev.gantry.dicom.Warning;
import java.io.ByteArrayOutputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * What a task has to say about one file. Results wait here until it is this file's turn; a task whose results are large
 * waits with them. Used by one thread at a time, but for {@link #giveTurn}.
 */
final class Answer extends OutputStream {
    private static final int LARGE = 1 << 18;

    private final Output out;
    private final Pending pending = new Pending();
    private final CountDownLatch turn = new CountDownLatch(1);
    private final List<Warning> warnings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private boolean bad;
    private boolean whole;
    private boolean begun;

    /** A buffer that is written out without a copy. */
    private static final class Pending extends ByteArrayOutputStream {
        void moveTo(Output out) {
            out.write(buf, 0, count);
            reset();
        }
    }

    Answer(Output out) {
        this.out = out;
    }

    void print(String text) throws InterruptedIOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    void line(String text) throws InterruptedIOException {
        print(text);
        write('\n');
    }

    @Override
    public void write(int b) throws InterruptedIOException {
        pending.write(b);
        makeRoom();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws InterruptedIOException {
        pending.write(bytes, offset, length);
        makeRoom();
    }

    private void makeRoom() throws InterruptedIOException {
        if (pending.size() < LARGE) {
            return;
        }
        try {
            turn.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        begun = true;
        pending.moveTo(out);
    }

    /** Half of these results is worse than none. */
    void isAllOrNothing() {
        whole = true;
    }

    /** What reading this file forgave. */
    void warn(List<Warning> forgiven) {
        warnings.addAll(forgiven);
    }

    /** What else was forgiven, or failed without stopping the task. */
    void remark(String text) {
        remarks.add(text);
    }

    /** This file is not as it should be, though nothing failed: it differs, lacks something or has a fault. */
    void isBad() {
        bad = true;
    }

    /** From now on the results may go out. Any thread may say so. */
    void giveTurn() {
        turn.countDown();
    }

    /** Writes what still waits; when the task is over. */
    void finish() {
        pending.moveTo(out);
    }

    /** Likewise, after a failure: of results that are good for nothing by halves no more is written. */
    void finishFailed() {
        if (!whole) {
            pending.moveTo(out);
        } else if (begun) {
            out.write('\n');
        }
    }

    List<Warning> warnings() {
        return warnings;
    }

    List<String> remarks() {
        return remarks;
    }

    boolean bad() {
        return bad;
    }
}
