package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.WriteOptions;
import java.io.IOException;

/** {@code gantry convert}: files in another transfer syntax. */
public final class ConvertCommand implements Command {
    private static final String TO = "--to";
    private static final String LEVEL = "--deflate-level";
    private static final String LENGTHS = "--lengths";

    @Override
    public String name() {
        return "convert";
    }

    @Override
    public Manual manual() {
        return Manual.of(
                        "write files in another transfer syntax",
                        "convert --to SYNTAX --out DIR [options] FILE|FOLDER...")
                .text("""
                        SYNTAX is implicit, explicit, big-endian or deflated, or one of their UIDs. Compressed pixel data is kept
                        as it is or refused, never decompressed here. Values are not changed; group lengths are put right.
                        """)
                .options(
                        Option.of(TO, "SYNTAX", "the transfer syntax (default explicit)"),
                        OutputFolder.OUT,
                        Option.of(LEVEL, "0-9", "how hard to deflate (default 6)"),
                        Option.of(LENGTHS, "FORM", "of sequences and items: defined, undefined or kept (default kept)"),
                        EachFile.STRICT,
                        EachFile.QUIET)
                .examples(
                        "gantry convert --to implicit --out converted image.dcm",
                        "gantry convert --to deflated --deflate-level 9 --out small scans",
                        "gantry convert --to explicit --lengths defined --out converted scans")
                .exitCodes("0 done    1 some file failed    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        TransferSyntax syntax = syntax(options.value(TO).orElse("explicit"));
        OutputFolder folder = OutputFolder.of(options, terminal, "")
                .orElseThrow(() -> CommandException.usage("--out DIR is needed: where to write"));
        Form form = form(options);
        ReadOptions reading = Reading.of(options);
        return EachFile.write(options.words(), options, terminal, (input, answer) -> {
            DicomFile file = input.read(reading);
            answer.warn(file.warnings());
            try (NewFile target = NewFile.at(folder.target(input.mirror()))) {
                DicomFile converted = file.convertedTo(syntax);
                converted.write(target.out(), form.of(converted.form()));
                target.commit();
            } catch (IllegalArgumentException e) {
                throw new IOException(e.getMessage(), e);
            }
        });
    }

    /** What changes in the form of a file. */
    @FunctionalInterface
    private interface Form {
        WriteOptions of(WriteOptions form);
    }

    private static Form form(Options options) throws CommandException {
        int level = (int) Math.min(options.number(LEVEL, 6), 10);
        if (level > 9) {
            throw CommandException.usage(LEVEL + " is 0 to 9");
        }
        return switch (options.value(LENGTHS).orElse("kept")) {
            case "kept" -> form -> form.deflateLevel(level);
            case "defined" -> form -> form.deflateLevel(level).lengths(WriteOptions.Lengths.DEFINED);
            case "undefined" -> form -> form.deflateLevel(level).lengths(WriteOptions.Lengths.UNDEFINED);
            case String other -> throw CommandException.usage(LENGTHS + " is defined, undefined or kept, not " + other);
        };
    }

    static TransferSyntax syntax(String name) throws CommandException {
        return switch (name) {
            case "implicit" -> TransferSyntax.ImplicitVRLittleEndian;
            case "explicit" -> TransferSyntax.ExplicitVRLittleEndian;
            case "big-endian" -> TransferSyntax.ExplicitVRBigEndian;
            case "deflated" -> TransferSyntax.DeflatedExplicitVRLittleEndian;
            default ->
                TransferSyntax.known(name)
                        .filter(syntax -> !syntax.encapsulated())
                        .orElseThrow(() -> CommandException.usage(
                                "a transfer syntax is implicit, explicit, big-endian or deflated, not " + name));
        };
    }
}
