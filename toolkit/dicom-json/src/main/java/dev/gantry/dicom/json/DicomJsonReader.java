package dev.gantry.dicom.json;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads the DICOM JSON model, PS3.18 annex F: a data set, an array of them, or one after another (JSON lines), always one
 * at a time and in memory bounded by the longest. Errors are {@link MalformedModelException}s with offset, line and tag
 * path; the stream's own {@link IOException}s pass through. After an error nothing more can be read. Not thread-safe.
 *
 * <p>Text is encoded in UTF-8, and Specific Character Set says so where there is one or some text is more than ASCII.
 * The digits of DS and IS are kept as they stand.
 */
public final class DicomJsonReader {
    private enum State {
        START,
        ARRAY,
        LINES,
        END
    }

    private final ModelReadOptions options;
    private final Nesting nesting = new Nesting();
    private final Findings findings;
    private final JsonLexer lexer;
    private State state = State.START;

    /** @param in is read through a buffer, and not closed */
    public DicomJsonReader(InputStream in, ModelReadOptions options) {
        this.options = options;
        this.findings = new Findings(options.isLenient(), nesting);
        this.lexer = new JsonLexer(in, findings, options.maxValueBytes());
    }

    /** The next data set; nothing after the last one. */
    public Optional<Dataset> next() throws IOException {
        if (!advance()) {
            return Optional.empty();
        }
        DatasetCollector collector = new DatasetCollector();
        boolean foreignText = read(collector);
        return Optional.of(collector.build(foreignText));
    }

    /** Hands the next data set to the handler; answers false after the last one. */
    public boolean next(DatasetHandler handler) throws IOException {
        if (!advance()) {
            return false;
        }
        read(handler);
        return true;
    }

    /** What was forgiven so far, at most 100 warnings; their offsets count bytes of the text. */
    public List<Warning> warnings() {
        return findings.warnings();
    }

    private boolean read(DatasetHandler handler) throws IOException {
        DatasetEvents events = new DatasetEvents(DatasetEvents.Model.JSON, options, handler, findings, nesting, lexer);
        State before = state;
        state = State.END;
        new JsonModelParser(lexer, findings, events).parse();
        state = before;
        return events.hasForeignText();
    }

    /** Goes to where the next data set begins; false if there is none. */
    private boolean advance() throws IOException {
        if (state == State.START) {
            start();
        }
        if (state == State.ARRAY && !lexer.more(']')) {
            state = State.END;
            if (lexer.peek() >= 0) {
                throw lexer.malformed("something follows the end of the array");
            }
        } else if (state == State.LINES && lexer.peek() < 0) {
            state = State.END;
        }
        return state != State.END;
    }

    private void start() throws IOException {
        lexer.skipByteOrderMark();
        switch (lexer.peek()) {
            case '[' -> {
                lexer.expect('[');
                state = State.ARRAY;
            }
            case '{' -> state = State.LINES;
            default -> throw lexer.malformed("neither an object nor an array begins here");
        }
    }
}
