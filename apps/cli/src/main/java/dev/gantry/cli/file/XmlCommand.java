package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import java.io.IOException;
import java.util.Optional;

/** {@code gantry xml}: files in the Native DICOM Model. */
public final class XmlCommand implements Command {
    @Override
    public String name() {
        return "xml";
    }

    @Override
    public Manual manual() {
        return Manual.of("write files in the Native DICOM Model, XML", "xml [options] FILE|FOLDER...")
                .text("""
                        Writes each data set as a document of the Native DICOM Model (PS3.19 A.1) in UTF-8, one line each, or with
                        --out into a file of its own, IMAGE.dcm.xml. File meta information and group lengths are left out.

                        """ + BulkMode.TEXT)
                .options(OutputFolder.OUT, BulkMode.OPTION, BulkMode.ABOVE, EachFile.STRICT, EachFile.QUIET)
                .examples(
                        "gantry xml image.dcm | xmllint --format -",
                        "gantry xml --bulk none --out metadata scans   # metadata/....dcm.xml for every file below scans")
                .exitCodes("0 done    1 some file failed    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        ModelText text = new ModelText(TextModel.XML, BulkMode.of(options), Reading.of(options));
        Optional<OutputFolder> folder = OutputFolder.of(options, terminal, ".xml");
        return folder.isPresent()
                ? EachFile.write(options.words(), options, terminal, text.into(folder.get()))
                : EachFile.print(options.words(), options, terminal, text::print);
    }
}
