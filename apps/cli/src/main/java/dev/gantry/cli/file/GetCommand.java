package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.PrintableText;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TagPath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code gantry get}: the values of some elements. */
public final class GetCommand implements Command {
    private static final String TAG = "--tag";
    private static final String RAW = "--raw";

    @Override
    public String name() {
        return "get";
    }

    @Override
    public Manual manual() {
        return Manual.of(
                        "print the values of some elements",
                        "get [options] FILE TAG...",
                        "get [options] --tag TAG [--tag TAG]... FILE|FOLDER...")
                .text("""
                        A TAG is a keyword (PatientID), a tag (0008,0016), a private tag with its creator (0029,xx10,"SIEMENS CSA
                        HEADER"), or a path of these with item numbers from 0: ReferencedStudySequence[0].ReferencedSOPInstanceUID.
                        One value of one file is printed as it is; otherwise a line a file: name and values between tabs. Several
                        values of an element are separated by backslashes. Of a sequence the number of items is printed.
                        """)
                .options(
                        Option.of(TAG, "TAG", "print this element; every word is a file then"),
                        Option.flag(
                                RAW, "print the bytes of the value, little endian: a document, a codestream, pixels"),
                        EachFile.JSON_LINES,
                        EachFile.STRICT,
                        EachFile.QUIET)
                .examples(
                        "gantry get image.dcm PatientID",
                        "gantry get image.dcm 0008,0016 ProcedureCodeSequence[0].CodeMeaning",
                        "gantry get --tag StudyInstanceUID --tag Modality scans | sort | uniq -c",
                        "gantry get --jsonl --tag PatientName scans",
                        "gantry get --raw image.dcm PixelData > pixels.raw")
                .exitCodes("0 done    1 some file failed or lacks one of the elements    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        boolean byOption = options.has(TAG);
        List<String> words = options.words();
        List<String> files = byOption || words.isEmpty() ? words : words.subList(0, 1);
        List<String> names = byOption ? options.values(TAG) : words.subList(files.size(), words.size());
        List<TagPath> paths = Reading.paths(names);
        if (paths.isEmpty()) {
            throw CommandException.usage("no element is named; see gantry get --help");
        }
        ReadOptions reading = reading(Reading.of(options), paths);
        if (options.has(RAW)) {
            return raw(files, options, terminal, reading, paths);
        }
        boolean jsonLines = options.has(EachFile.JSON_LINES.name());
        boolean single = paths.size() == 1 && files.size() == 1;
        return EachFile.print(files, options, terminal, (input, answer) -> {
            DicomFile file = input.read(reading);
            answer.warn(file.warnings());
            List<Optional<List<String>>> values =
                    paths.stream().map(path -> ElementText.values(file, path)).toList();
            if (values.stream().anyMatch(Optional::isEmpty)) {
                answer.isBad();
            }
            if (jsonLines) {
                answer.line(jsonLine(input, file, names, values));
            } else if (single && !(input instanceof Input.Named named && named.found())) {
                answer.print(values.getFirst().map(value -> shown(value) + "\n").orElse(""));
            } else {
                answer.line(line(input, values));
            }
        });
    }

    private static int raw(
            List<String> files, Options options, Terminal terminal, ReadOptions reading, List<TagPath> paths)
            throws CommandException, IOException {
        if (paths.size() != 1) {
            throw CommandException.usage("--raw prints one element");
        }
        return EachFile.print(files, options, terminal, (input, answer) -> {
            DicomFile file = input.read(reading);
            answer.warn(file.warnings());
            if (!ElementText.copy(file, paths.getFirst(), answer)) {
                answer.isBad();
            }
        });
    }

    /** Reads no further than the last element that is wanted. */
    private static ReadOptions reading(ReadOptions reading, List<TagPath> paths) {
        int last = 0;
        for (TagPath path : paths) {
            int tag = path.steps().getFirst().tag().value();
            last = Integer.compareUnsigned(tag, last) > 0 ? tag : last;
        }
        // A private tag by its creator may be in any block of its group.
        return last == -1 ? reading : reading.stopBefore(Tag.of((last | 0xFFFF) + 1));
    }

    private static String shown(List<String> values) {
        return PrintableText.of(String.join("\\", values));
    }

    private static String line(Input input, List<Optional<List<String>>> values) {
        StringBuilder line = new StringBuilder(PrintableText.of(input.name()));
        for (Optional<List<String>> value : values) {
            line.append('\t').append(value.map(GetCommand::shown).orElse(""));
        }
        return line.toString();
    }

    private static String jsonLine(
            Input input, DicomFile file, List<String> names, List<Optional<List<String>>> values) {
        JsonLine line = JsonLine.of(input);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            values.get(i).ifPresentOrElse(value -> line.texts(name, value), () -> line.raw(name, "null"));
        }
        return line.warned(file.warnings()).end();
    }
}
