package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.JsonString;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.PrintableText;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Warning;
import dev.gantry.dicom.validate.Finding;
import dev.gantry.dicom.validate.Report;
import dev.gantry.dicom.validate.Severity;
import dev.gantry.dicom.validate.ValidateOptions;
import dev.gantry.dicom.validate.Validator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code gantry validate}: files held against the standard. */
public final class ValidateCommand implements Command {
    private static final String ERRORS = "--errors";
    private static final String ALL = "--all";
    private static final String MAX = "--max";

    /** Longer values are pixels and the like, which no rule looks into. */
    private static final long LONGEST_HELD = 1 << 20;

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public Manual manual() {
        return Manual.of("hold files against the standard", "validate [options] FILE|FOLDER...")
                .text("""
                        Checks the encoding, each value against its VR, VM and the values it may have, and the data set against the
                        modules of its information object definition. A line for each finding: file, severity, tag path, what is
                        wrong, section of the standard. What the reader forgave is a warning. Items are counted from 0.
                        """)
                .options(
                        Option.flag(ERRORS, "errors only"),
                        Option.flag(ALL, "also attributes that no module of the information object definition has"),
                        Option.of(MAX, "COUNT", "list at most so many findings a file (default 1000)"),
                        EachFile.JSON_LINES)
                .examples(
                        "gantry validate image.dcm",
                        "gantry validate --errors scans",
                        "gantry validate --jsonl scans | jq -r 'select(.errors > 0).file'")
                .exitCodes("0 no errors    1 some file has an error or failed    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        ReadOptions reading = ReadOptions.lenient().maxValueBytes(LONGEST_HELD);
        int most = (int) Math.clamp(options.number(MAX, 1000), 1, 1_000_000);
        ValidateOptions standard = ValidateOptions.standard().withMaxFindings(most);
        ValidateOptions wanted = options.has(ALL) ? standard.withElementsOutsideIod() : standard;
        boolean errorsOnly = options.has(ERRORS);
        boolean jsonLines = options.has(EachFile.JSON_LINES.name());
        return EachFile.print(options.words(), options, terminal, (input, answer) -> {
            DicomFile file = input.read(reading);
            Report report = Validator.standard().validate(file, wanted);
            if (report.hasErrors()) {
                answer.isBad();
            }
            List<Finding> findings = report.findings().stream()
                    .filter(finding -> !errorsOnly || finding.severity() == Severity.ERROR)
                    .toList();
            if (jsonLines) {
                answer.line(jsonLine(input, file, report, findings));
            } else {
                print(input, errorsOnly ? List.of() : file.warnings(), report, findings, answer);
            }
        });
    }

    private static void print(Input input, List<Warning> warnings, Report report, List<Finding> findings, Answer answer)
            throws IOException {
        String name = PrintableText.of(input.name()) + ": ";
        for (Warning warning : warnings) {
            String where = warning.tagPath().isEmpty() ? "" : warning.tagPath() + " ";
            answer.line(name + "warning: " + where + warning.text() + " at byte " + warning.offset());
        }
        for (Finding finding : findings) {
            answer.line(name + line(finding));
        }
        if (report.unlisted() > 0) {
            answer.line(name + report.unlisted() + " more findings");
        }
        if (warnings.isEmpty() && findings.isEmpty()) {
            answer.line(name + "no findings"
                    + report.iod().map(iod -> ", as " + PrintableText.of(iod)).orElse(""));
        }
    }

    private static String line(Finding finding) {
        String where = finding.tagPath().isEmpty() ? "" : finding.tagPath() + " ";
        String value = finding.value().map(text -> ": " + text).orElse("");
        return PrintableText.of(
                severity(finding) + ": " + where + finding.text() + value + " [" + finding.section() + "]");
    }

    private static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String jsonLine(Input input, DicomFile file, Report report, List<Finding> findings) {
        JsonLine line = JsonLine.of(input);
        report.sopClassUid().ifPresent(uid -> line.text("sopClassUid", uid));
        report.iod().ifPresent(iod -> line.text("iod", iod));
        return line.number("errors", report.count(Severity.ERROR))
                .raw(
                        "findings",
                        findings.stream().map(ValidateCommand::json).collect(Collectors.joining(",", "[", "]")))
                .number("unlisted", report.unlisted())
                .warned(file.warnings())
                .end();
    }

    private static String json(Finding finding) {
        String value =
                finding.value().map(text -> ",\"value\":" + JsonString.of(text)).orElse("");
        return "{\"severity\":" + JsonString.of(severity(finding)) + ",\"kind\":"
                + JsonString.of(finding.kind().name()) + ",\"tagPath\":" + JsonString.of(finding.tagPath())
                + ",\"text\":" + JsonString.of(finding.text()) + ",\"section\":" + JsonString.of(finding.section())
                + value + "}";
    }
}
