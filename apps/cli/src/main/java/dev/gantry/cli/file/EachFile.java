package dev.gantry.cli.file;

import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.ExitCode;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Progress;
import dev.gantry.cli.shell.Terminal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs a task for each file that the words of a command line stand for: several at once, answered in order. A file that
 * fails stops no other one.
 */
final class EachFile {
    static final Option QUIET = Option.flag("--quiet", "no warnings of what was forgiven");
    static final Option STRICT = Option.flag("--strict", "forgive nothing the standard does not allow");
    static final Option JSON_LINES = Option.flag("--jsonl", "one JSON object a file, failures and warnings included");

    /** So many files are worked on or wait for their turn. */
    private static final int WINDOW = 32;

    private final List<String> words;
    private final Terminal terminal;
    private final FileTask task;
    private final FileReport report;
    private final Progress progress;

    private record Running(Input input, Answer answer, Future<?> done) {}

    private EachFile(List<String> words, Options options, Terminal terminal, FileTask task, boolean printing) {
        this.words = words;
        this.terminal = terminal;
        this.task = task;
        boolean scrolls = terminal.outIsScreen() && printing;
        this.progress = terminal.errIsScreen() && !scrolls
                ? Progress.on(terminal.err(), Inputs.count(words, terminal))
                : Progress.none(terminal.err());
        this.report = new FileReport(terminal, progress, options.has(JSON_LINES.name()), options.has(QUIET.name()));
    }

    /**
     * Does what prints something of every file.
     *
     * @return the exit code
     * @throws CommandException if no file was named
     */
    static int print(List<String> words, Options options, Terminal terminal, FileTask task)
            throws CommandException, IOException {
        return new EachFile(named(words), options, terminal, task, true).run();
    }

    /** Does what writes files, and prints next to nothing; otherwise as {@link #print}. */
    static int write(List<String> words, Options options, Terminal terminal, FileTask task)
            throws CommandException, IOException {
        return new EachFile(named(words), options, terminal, task, false).run();
    }

    private static List<String> named(List<String> words) throws CommandException {
        if (words.isEmpty()) {
            throw CommandException.usage("no file is named");
        }
        return words;
    }

    private int run() throws IOException {
        Inputs inputs = new Inputs(words, terminal);
        if (inputs.hasNext()) {
            Input first = inputs.next();
            if (inputs.hasNext()) {
                several(first, inputs);
            } else {
                alone(first);
            }
        }
        progress.clear();
        return report.close() ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** Without threads, which would only cost time. */
    private void alone(Input input) {
        Answer answer = new Answer(terminal.out());
        answer.giveTurn();
        try {
            attempt(input, answer);
            report.done(input, answer);
        } catch (IOException e) {
            report.failed(input, answer, e);
        }
    }

    private void attempt(Input input, Answer answer) throws IOException {
        try {
            task.run(input, answer);
        } catch (OutOfMemoryError e) {
            throw new IOException(
                    "it is too large for the memory of this command; GANTRY_JAVA_OPTS=-Xmx… gives more", e);
        }
    }

    private void several(Input first, Inputs others) throws IOException {
        ExecutorService workers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            Deque<Running> window = new ArrayDeque<>();
            window.add(start(first, workers));
            while (!window.isEmpty()) {
                while (window.size() < WINDOW && others.hasNext()) {
                    window.add(start(others.next(), workers));
                }
                await(window.remove());
                progress.step();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private Running start(Input input, ExecutorService workers) {
        Answer answer = new Answer(terminal.out());
        Future<?> done = workers.submit(() -> {
            attempt(input, answer);
            return null;
        });
        return new Running(input, answer, done);
    }

    private void await(Running running) throws IOException {
        running.answer.giveTurn();
        try {
            running.done.get();
            report.done(running.input, running.answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> report.failed(running.input, running.answer, failure);
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
