package dev.gantry.cli.file;

import dev.gantry.cli.shell.Progress;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.NotDicomException;
import dev.gantry.dicom.Warning;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says how the work on many files went: each failure and warning after the results of its file, a sum at the end. */
final class FileReport {
    private final Terminal terminal;
    private final Progress progress;
    private final boolean jsonLines;
    private final boolean quiet;
    private long files;
    private long failures;
    private boolean bad;

    /**
     * @param jsonLines whether failures are lines of the results
     * @param quiet whether warnings are kept back
     */
    FileReport(Terminal terminal, Progress progress, boolean jsonLines, boolean quiet) {
        this.terminal = terminal;
        this.progress = progress;
        this.jsonLines = jsonLines;
        this.quiet = quiet;
    }

    void done(Input input, Answer answer) {
        files++;
        answer.finish();
        bad |= answer.bad();
        warnings(input, answer);
        remarks(input, answer);
    }

    void failed(Input input, Answer answer, IOException failure) {
        answer.finishFailed();
        warnings(input, answer);
        if (failure instanceof NotDicomException && input instanceof Input.Named named && named.found()) {
            complain(input.name() + ": passed over, " + failure.getMessage());
            return;
        }
        files++;
        failures++;
        if (jsonLines) {
            terminal.line(JsonLine.of(input).error(failure, text(failure)).end());
        } else {
            complain(input.name() + ": " + text(failure));
        }
    }

    private void warnings(Input input, Answer answer) {
        if (quiet || jsonLines) {
            return;
        }
        for (Warning warning : answer.warnings()) {
            String where = warning.tagPath().isEmpty() ? "" : " in " + warning.tagPath();
            complain(input.name() + ": warning: " + warning.text() + " at byte " + warning.offset() + where);
        }
    }

    /** Failures among them are told even to who wants no warnings. */
    private void remarks(Input input, Answer answer) {
        if (!quiet || answer.bad()) {
            answer.remarks().forEach(remark -> complain(input.name() + ": " + remark));
        }
    }

    private void complain(String text) {
        progress.clear();
        terminal.complain(text);
    }

    /** Says the sum; whether all is well. */
    boolean close() {
        if (failures > 0 && files > 1) {
            complain(failures + " of " + files + " files failed");
        }
        return failures == 0 && !bad;
    }

    /** What went wrong, without the name of the file. */
    static String text(IOException failure) {
        return switch (failure) {
            case NoSuchFileException e -> "there is no such file";
            case AccessDeniedException e -> "access is denied";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case IOException e when e.getMessage() != null -> e.getMessage();
            default -> failure.getClass().getSimpleName();
        };
    }
}
