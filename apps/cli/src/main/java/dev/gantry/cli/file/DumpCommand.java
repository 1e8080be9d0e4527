package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.PrintableText;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.TextDump;
import java.io.IOException;
import java.io.InputStream;

/** {@code gantry dump}: every element as a line of text. */
public final class DumpCommand implements Command {
    private static final String OFFSETS = "--offsets";
    private static final String WIDTH = "--width";
    private static final String UNTIL = "--until";

    @Override
    public String name() {
        return "dump";
    }

    @Override
    public Manual manual() {
        return Manual.of("print every element as a line of text", "dump [options] FILE|FOLDER...")
                .text("""
                        A line for each element: tag, VR, value, length in bytes, number of values, keyword; items are indented.
                        Text of every character set is shown in UTF-8, control characters as \\n or \\u001b. Of several files
                        each begins with its name. A damaged file is printed up to where it is damaged.
                        """)
                .options(
                        Option.flag(OFFSETS, "begin each line with the offset of the element in the file"),
                        Option.of(WIDTH, "CHARS", "how much of a value is shown (default 64)"),
                        Option.of(UNTIL, "TAG", "stop before this element of the data set itself"),
                        EachFile.STRICT,
                        EachFile.QUIET)
                .examples(
                        "gantry dump image.dcm",
                        "gantry dump --until PixelData --width 200 scans | less",
                        "gantry dump --offsets --strict image.dcm   # where is what the standard does not allow?")
                .exitCodes("0 done    1 some file failed    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        ReadOptions reading = Reading.until(Reading.of(options), options.value(UNTIL));
        int width = (int) Math.clamp(options.number(WIDTH, 64), 1, 1 << 20);
        TextDump.Options shown = new TextDump.Options(options.has(OFFSETS), width);
        boolean named = options.words().size() > 1;
        return EachFile.print(options.words(), options, terminal, (input, answer) -> {
            if (named || input instanceof Input.Named file && file.found()) {
                answer.line("# " + PrintableText.of(input.name()));
            }
            try (InputStream in = input.open()) {
                answer.warn(new TextDump(new AnswerWriter(answer), shown).file(in, reading));
            }
        });
    }
}
