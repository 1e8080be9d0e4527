package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.ExitCode;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.fileset.FileSet;
import dev.gantry.dicom.fileset.FileSetCheck;
import dev.gantry.dicom.fileset.FileSetFault;
import dev.gantry.dicom.fileset.FileSetWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code gantry dicomdir}: the directories of media. */
public final class DicomdirCommand implements Command {
    private static final String ID = "--id";

    @Override
    public String name() {
        return "dicomdir";
    }

    @Override
    public Manual manual() {
        return Manual.of(
                        "make, list or check the DICOMDIR of a folder",
                        "dicomdir create [--id ID] FOLDER...",
                        "dicomdir list [options] FOLDER|DICOMDIR...",
                        "dicomdir check [options] FOLDER|DICOMDIR...")
                .text("""
                        create lists all DICOM files below a folder in its DICOMDIR (PS3.3 annex F); one that is there is replaced.
                        Files are not renamed: what is not named as PS3.10 8.2 has it, at most 8 levels of 8 capitals and digits,
                        is listed and told. list prints patients, studies, series and instances. check tells what is wrong with the
                        directory, its offsets, its hierarchy and its files.
                        """)
                .options(
                        Option.of(ID, "ID", "the file-set ID: at most 16 capitals, digits, underscores and spaces"),
                        EachFile.JSON_LINES,
                        EachFile.STRICT,
                        EachFile.QUIET)
                .examples(
                        "gantry dicomdir create --id BACKUP_1 medium",
                        "gantry dicomdir list medium",
                        "gantry dicomdir list --jsonl medium/DICOMDIR | jq -r 'select(.path).path'",
                        "gantry dicomdir check medium")
                .exitCodes("0 all is well    1 something failed, could not be listed, or is wrong    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        if (options.words().isEmpty()) {
            throw CommandException.usage("dicomdir creates, lists or checks; see gantry dicomdir --help");
        }
        String action = options.words().getFirst();
        List<String> words = options.words().subList(1, options.words().size());
        return switch (action) {
            case "create" -> create(words, options.value(ID).orElse(""), terminal);
            case "list" -> list(words, options, terminal);
            case "check" -> check(words, options, terminal);
            default -> throw CommandException.usage("dicomdir cannot " + action + "; see gantry dicomdir --help");
        };
    }

    private static int create(List<String> folders, String id, Terminal terminal) throws CommandException {
        if (folders.isEmpty()) {
            throw CommandException.usage("no folder is named");
        }
        int exitCode = ExitCode.DONE;
        for (String folder : folders) {
            if (!create(folder, id, terminal)) {
                exitCode = ExitCode.FAILED;
            }
        }
        return exitCode;
    }

    private static boolean create(String folder, String id, Terminal terminal) throws CommandException {
        boolean complete = true;
        try {
            for (FileSetFault fault : FileSetWriter.write(terminal.path(folder), id)) {
                complete &= fault.kind() != FileSetFault.Kind.UNREADABLE_FILE;
                terminal.complain(folder + ": " + FileSetLines.of(fault));
            }
            return complete;
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            terminal.complain(folder + ": " + FileReport.text(e));
            return false;
        }
    }

    private static int list(List<String> words, Options options, Terminal terminal)
            throws CommandException, IOException {
        boolean jsonLines = options.has(EachFile.JSON_LINES.name());
        return EachFile.print(directories(words, terminal), options, terminal, (input, answer) -> {
            FileSet set = FileSet.read(path(input), Reading.of(options));
            answer.warn(set.warnings());
            for (String line : jsonLines ? FileSetLines.json(input, set) : FileSetLines.of(set)) {
                answer.line(line);
            }
        });
    }

    private static int check(List<String> words, Options options, Terminal terminal)
            throws CommandException, IOException {
        boolean jsonLines = options.has(EachFile.JSON_LINES.name());
        return EachFile.print(directories(words, terminal), options, terminal, (input, answer) -> {
            List<FileSetFault> faults = FileSetCheck.check(path(input));
            if (!faults.isEmpty()) {
                answer.isBad();
            }
            for (FileSetFault fault : faults) {
                answer.line(jsonLines ? FileSetLines.json(input, fault) : input.name() + ": " + FileSetLines.of(fault));
            }
        });
    }

    /** The files that words stand for, a folder for its DICOMDIR. */
    private static List<String> directories(List<String> words, Terminal terminal) {
        List<String> files = new ArrayList<>();
        for (String word : words) {
            boolean folder = Files.isDirectory(terminal.path(word));
            files.add(folder ? Path.of(word).resolve(FileSet.DICOMDIR).toString() : word);
        }
        return files;
    }

    private static Path path(Input input) throws IOException {
        return input.path().orElseThrow(() -> new IOException("a DICOMDIR is a file in a folder"));
    }
}
