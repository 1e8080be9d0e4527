package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.TagPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code gantry modify}: elements changed in place or in copies. */
public final class ModifyCommand implements Command {
    private static final String EDIT = "-e";
    private static final String INSERT = "--insert";
    private static final String ERASE = "--erase";
    private static final String UNCHECKED = "--unchecked";
    private static final String NEW_UIDS = "--new-uids";

    @Override
    public String name() {
        return "modify";
    }

    @Override
    public Manual manual() {
        return Manual.of("change elements of files", "modify [options] FILE|FOLDER...")
                .text("""
                        Changes files where they are, or with --out copies of them. A file is replaced in one step when the new one
                        is whole; one that cannot be read stays as it is. Pixel data is copied byte for byte, however long.

                        A PATH is as in gantry get --help; items on the way that are missing are made. A VALUE is written as the VR
                        of the element and the character set of the file have it: text, numbers, tags as 0008,0018, bytes in
                        hexadecimal, several values between backslashes; nothing after = leaves the element empty. Editing
                        SpecificCharacterSet changes what is declared, not how text is encoded. First erased, then inserted, then
                        edited.
                        """)
                .options(
                        Option.of(EDIT, "PATH=VALUE", "set an element, whether it is there or not"),
                        Option.of(INSERT, "PATH=VALUE", "set an element that is not there; one that is stays"),
                        Option.of(ERASE, "PATH", "take an element or an item away"),
                        Option.of(
                                NEW_UIDS,
                                "LEVEL",
                                "new UIDs of the instance, of series too, or of study too, and of references to them"),
                        Option.flag(UNCHECKED, "write text even if it breaks the rules of its VR"),
                        OutputFolder.OUT,
                        EachFile.STRICT,
                        EachFile.QUIET)
                .examples(
                        "gantry modify -e PatientID=X --erase OtherPatientIDs image.dcm",
                        "gantry modify --insert InstitutionName=Nowhere -e 0010,0010=Müller^Jörg --out changed scans",
                        "gantry modify -e ProcedureCodeSequence[0].CodeMeaning=Thorax image.dcm",
                        "gantry modify --new-uids study --out copies scans")
                .exitCodes("0 done    1 some file failed    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        Modification modification = modification(options);
        Optional<OutputFolder> folder = OutputFolder.of(options, terminal, "");
        FileRewriter rewriter = new FileRewriter(Reading.of(options), modification);
        return EachFile.write(options.words(), options, terminal, (input, answer) -> {
            Path source = input.path().orElseThrow(() -> new IOException("only files are modified, not a pipe"));
            Path target = folder.isPresent() ? folder.get().target(input.mirror()) : source;
            answer.warn(rewriter.rewrite(source, target));
        });
    }

    private static Modification modification(Options options) throws CommandException {
        boolean unchecked = options.has(UNCHECKED);
        List<Edit> edits = new ArrayList<>();
        for (String erased : options.values(ERASE)) {
            edits.add(new Edit.Erase(Reading.path(erased)));
        }
        for (String inserted : options.values(INSERT)) {
            edits.add(new Edit.Set(path(inserted), value(inserted), true, unchecked));
        }
        for (String edited : options.values(EDIT)) {
            edits.add(new Edit.Set(path(edited), value(edited), false, unchecked));
        }
        Optional<FreshUids> uids = options.has(NEW_UIDS)
                ? Optional.of(FreshUids.upTo(options.value(NEW_UIDS).orElse("")))
                : Optional.empty();
        if (edits.isEmpty() && uids.isEmpty()) {
            throw CommandException.usage("nothing is to be changed; see gantry modify --help");
        }
        return new Modification(edits, uids);
    }

    private static TagPath path(String edit) throws CommandException {
        TagPath path = Reading.path(edit.substring(0, equalsSign(edit)));
        if (path.isItem()) {
            throw CommandException.usage(path + " is an item, which has no value");
        }
        return path;
    }

    private static String value(String edit) throws CommandException {
        return edit.substring(equalsSign(edit) + 1);
    }

    /** The first one outside the quotation marks of a private creator. */
    private static int equalsSign(String edit) throws CommandException {
        boolean quoted = false;
        for (int i = 0; i < edit.length(); i++) {
            char c = edit.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '=' && !quoted) {
                return i;
            }
        }
        throw CommandException.usage(edit + " is not PATH=VALUE");
    }
}
