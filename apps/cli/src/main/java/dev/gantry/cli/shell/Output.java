package dev.gantry.cli.shell;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A stream of the terminal: text is UTF-8, whatever the locale says. Buffered. What cannot be written ends the command
 * with an {@link OutputClosedException}, so that nobody takes it for a failure of the file being worked on.
 */
public final class Output extends OutputStream {
    private final OutputStream out;

    public Output(OutputStream out) {
        this.out = new BufferedOutputStream(out, 1 << 16);
    }

    public void print(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void line(String text) {
        print(text);
        write('\n');
    }

    @Override
    public void write(int b) {
        try {
            out.write(b);
        } catch (IOException e) {
            throw new OutputClosedException(e);
        }
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new OutputClosedException(e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new OutputClosedException(e);
        }
    }
}
