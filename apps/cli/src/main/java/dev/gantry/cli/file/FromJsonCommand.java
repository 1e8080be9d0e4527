package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.json.DicomJsonReader;
import dev.gantry.dicom.json.ModelReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code gantry from-json}: DICOM files made of the DICOM JSON model. */
public final class FromJsonCommand implements Command {
    private static final String TO = "--to";
    private static final String BULK_FROM = "--bulk-from";
    private static final String DROP_BULK = "--drop-bulk";

    @Override
    public String name() {
        return "from-json";
    }

    @Override
    public Manual manual() {
        return Manual.of("make DICOM files of the DICOM JSON model", "from-json --out DIR [options] FILE|FOLDER...")
                .text("""
                        Reads the DICOM JSON model (PS3.18 annex F): one data set, an array of them, or one after another. Of
                        IMAGE.dcm.json IMAGE.dcm is made; of several data sets IMAGE-1.dcm, IMAGE-2.dcm and so on. - is the
                        standard input, which makes stdin.dcm.

                        Bulk data that gantry json refers to (file:///scans/image.dcm?...#7FE00010) is fetched from the file, and
                        a URI without # stands for a whole file or, by offset and length, a part of it. Because JSON may come from
                        anywhere, only files in the folder of the JSON and in those named by --bulk-from are read.
                        """)
                .options(
                        OutputFolder.OUT,
                        Option.of(TO, "SYNTAX", "implicit, explicit, big-endian or deflated (default explicit)"),
                        Option.of(BULK_FROM, "DIR", "bulk data may be fetched from files in this folder"),
                        Option.flag(DROP_BULK, "leave out elements whose bulk data is not found"),
                        EachFile.STRICT,
                        EachFile.QUIET)
                .examples(
                        "gantry from-json --out made --bulk-from scans metadata",
                        "gantry from-json --out small --bulk-from scans --to deflated metadata/IM1.dcm.json",
                        "gantry json --bulk inline image.dcm | gantry from-json --out piped -")
                .exitCodes("0 done    1 some file failed    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        TransferSyntax syntax = ConvertCommand.syntax(options.value(TO).orElse("explicit"));
        OutputFolder folder = OutputFolder.of(options, terminal, "")
                .orElseThrow(() -> CommandException.usage("--out DIR is needed: where to write"));
        List<Path> allowed = new ArrayList<>();
        options.values(BULK_FROM).forEach(word -> allowed.add(terminal.path(word)));
        ModelReadOptions reading = reading(options);
        return EachFile.write(options.words(), options, terminal, (input, answer) -> {
            BulkFiles bulk = new BulkFiles(input, allowed);
            try (InputStream in = input.open()) {
                DicomJsonReader json = new DicomJsonReader(in, reading.bulkData(bulk));
                Optional<Dataset> next = json.next();
                for (int number = 1; next.isPresent(); number++) {
                    DicomFile file = DicomFile.of(next.get(), bulk.syntaxOr(syntax));
                    next = json.next();
                    boolean only = number == 1 && next.isEmpty();
                    write(file, folder.target(made(input, only ? "" : "-" + number)));
                }
                answer.warn(json.warnings());
            }
        });
    }

    private static ModelReadOptions reading(Options options) {
        ModelReadOptions reading =
                options.has(EachFile.STRICT.name()) ? ModelReadOptions.strict() : ModelReadOptions.lenient();
        return options.has(DROP_BULK) ? reading.unresolved(ModelReadOptions.Unresolved.LEAVE_OUT) : reading;
    }

    private static void write(DicomFile file, Path target) throws IOException {
        try (NewFile out = NewFile.at(target)) {
            file.write(out.out());
            out.commit();
        }
    }

    /** The name of what is made: without .json, with .dcm, and between them what tells several apart. */
    private static Path made(Input input, String number) {
        String name = String.valueOf(input.mirror().getFileName());
        String stem = name.endsWith(".json") ? name.substring(0, name.length() - 5) : name;
        String base = stem.endsWith(".dcm") ? stem.substring(0, stem.length() - 4) : stem;
        return input.mirror().resolveSibling(base + number + ".dcm");
    }
}
