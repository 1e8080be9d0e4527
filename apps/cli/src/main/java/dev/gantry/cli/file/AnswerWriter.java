package dev.gantry.cli.file;

import java.io.IOException;
import java.io.Writer;

/** Characters of an answer, in UTF-8. Pieces must not part surrogates. Unbuffered: an answer is a buffer itself. */
final class AnswerWriter extends Writer {
    private final Answer answer;

    AnswerWriter(Answer answer) {
        this.answer = answer;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        answer.print(new String(characters, offset, length));
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        answer.print(text.substring(offset, offset + length));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
