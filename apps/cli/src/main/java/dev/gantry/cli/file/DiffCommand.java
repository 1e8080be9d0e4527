package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.Comparison;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.PrintableText;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code gantry diff}: what differs between two files, or the files of two folders. */
public final class DiffCommand implements Command {
    private static final String EXACT = "--exact";
    private static final String IGNORE = "--ignore";
    private static final String NO_PRIVATE = "--ignore-private";
    private static final String NO_VR = "--ignore-vr";

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public Manual manual() {
        return Manual.of("tell what differs between two files or folders", "diff [options] LEFT RIGHT")
                .text("""
                        Compares by value: how text, numbers, lengths and transfer syntaxes are encoded makes no difference. Of two
                        folders the files of the same name are compared. A line with < is what LEFT has, one with > what RIGHT has.
                        """)
                .options(
                        Option.flag(EXACT, "compare encoded values, and transfer syntaxes as well"),
                        Option.of(IGNORE, "TAG", "leave an element out, wherever it stands"),
                        Option.flag(NO_PRIVATE, "leave private elements out"),
                        Option.flag(NO_VR, "a VR may differ if the value does not"),
                        EachFile.JSON_LINES,
                        EachFile.QUIET)
                .examples(
                        "gantry diff image.dcm same.dcm",
                        "gantry diff --ignore SOPInstanceUID --ignore-private image.dcm same.dcm",
                        "gantry diff --jsonl scans copies")
                .exitCodes("0 nothing differs    1 something differs or failed    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        if (options.words().size() != 2) {
            throw CommandException.usage("two files or two folders are compared");
        }
        String left = options.words().getFirst();
        String right = options.words().getLast();
        Pairs pairs = new Pairs(left, terminal.path(left), right, terminal.path(right));
        DatasetDifferences differences = new DatasetDifferences(comparison(options), options.has(EXACT));
        boolean jsonLines = options.has(EachFile.JSON_LINES.name());
        return EachFile.print(pairs.words(), options, terminal, (input, answer) -> {
            if (pairs.isMetAgain(input)) {
                return;
            }
            List<String> found = differences(pairs, input, differences, answer);
            if (!found.isEmpty()) {
                answer.isBad();
            }
            if (jsonLines) {
                answer.line(JsonLine.of(input).texts("differences", found).end());
            } else {
                print(pairs.areFolders(), input, found, answer);
            }
        });
    }

    private static List<String> differences(Pairs pairs, Input input, DatasetDifferences differences, Answer answer)
            throws IOException {
        Path left = pairs.left(input);
        Path right = pairs.right(input);
        if (pairs.areFolders() && !Files.exists(left)) {
            return List.of("> this file is only on the right");
        }
        if (pairs.areFolders() && !Files.exists(right)) {
            return List.of("< this file is only on the left");
        }
        DicomFile ours = DicomFile.read(left, ReadOptions.lenient());
        DicomFile theirs = read(right);
        answer.warn(ours.warnings());
        return differences.between(ours, theirs);
    }

    /** Says which of the two it is that fails. */
    private static DicomFile read(Path right) throws IOException {
        try {
            return DicomFile.read(right, ReadOptions.lenient());
        } catch (IOException e) {
            throw new IOException(right + ": " + FileReport.text(e), e);
        }
    }

    private static void print(boolean folders, Input input, List<String> found, Answer answer) throws IOException {
        if (folders && !found.isEmpty()) {
            answer.line("# " + PrintableText.of(input.name()));
        }
        for (String difference : found) {
            answer.line(difference);
        }
    }

    private static Comparison.Options comparison(Options options) throws CommandException {
        Comparison.Options basis = options.has(EXACT) ? Comparison.Options.exact() : Comparison.Options.byValue();
        Set<Tag> ignored = new HashSet<>();
        for (String tag : options.values(IGNORE)) {
            ignored.add(Reading.tag(tag));
        }
        return basis.ignoring(ignored).ignoringPrivate(options.has(NO_PRIVATE)).ignoringVr(options.has(NO_VR));
    }
}
