package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.JsonString;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Warning;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code gantry json}: files in the DICOM JSON model. */
public final class JsonCommand implements Command {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public Manual manual() {
        return Manual.of("write files in the DICOM JSON model", "json [options] FILE|FOLDER...")
                .text("""
                        Writes each data set as one line of the DICOM JSON model (PS3.18 annex F), in UTF-8, or with --out into a
                        file of its own, IMAGE.dcm.json. File meta information and group lengths are left out, as the standard says.

                        """ + BulkMode.TEXT)
                .options(OutputFolder.OUT, BulkMode.OPTION, BulkMode.ABOVE)
                .options(EachFile.JSON_LINES, EachFile.STRICT, EachFile.QUIET)
                .examples(
                        "gantry json image.dcm | jq .",
                        "gantry json --out metadata scans          # metadata/....dcm.json for every file below scans",
                        "gantry json --bulk inline image.dcm       # the whole image in one JSON object",
                        "gantry json --jsonl --bulk none scans     # {\"file\":...,\"dataset\":{...}} a line")
                .exitCodes("0 done    1 some file failed    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        ReadOptions reading = Reading.of(options);
        ModelText text = new ModelText(TextModel.JSON, BulkMode.of(options), reading);
        boolean lines = options.has(EachFile.JSON_LINES.name());
        Optional<OutputFolder> folder = OutputFolder.of(options, terminal, ".json");
        if (folder.isPresent() && lines) {
            throw CommandException.usage("--jsonl prints, --out writes files: one of them");
        }
        FileTask printing = lines ? (input, answer) -> printLine(text, input, answer) : text::print;
        return folder.isPresent()
                ? EachFile.write(options.words(), options, terminal, text.into(folder.get()))
                : EachFile.print(options.words(), options, terminal, printing);
    }

    private static void printLine(ModelText text, Input input, Answer answer) throws IOException {
        answer.isAllOrNothing();
        answer.print("{\"file\":" + JsonString.of(input.name()) + ",\"dataset\":");
        List<Warning> warnings = text.write(input, answer);
        answer.line(JsonLine.warnings(warnings) + "}");
    }
}
