package dev.gantry.http.dicomweb;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A structured report as an HTML page for people: its content tree (PS3.3 C.17.3) as nested lists of names and values.
 * Nothing in it is a link or runs.
 */
final class ReportPage {
    static final String MEDIA_TYPE = "text/html";

    private final StringBuilder page = new StringBuilder();

    private ReportPage() {}

    static boolean isReport(Dataset header) {
        return header.string(Tag.ValueType).filter("CONTAINER"::equals).isPresent();
    }

    static String of(Dataset report) {
        String title = name(report);
        ReportPage page = new ReportPage();
        page.line("<!DOCTYPE html>")
                .line("<html><head><meta charset=\"utf-8\"><title>" + escaped(title) + "</title></head><body>")
                .line("<h1>" + escaped(title) + "</h1>");
        page.about(report);
        page.items(report);
        return page.line("</body></html>").page.toString();
    }

    private void about(Dataset report) {
        line("<dl>");
        fact("Patient", report, Tag.PatientName);
        fact("Patient ID", report, Tag.PatientID);
        fact("Date", report, Tag.ContentDate);
        fact("Completion", report, Tag.CompletionFlag);
        fact("Verification", report, Tag.VerificationFlag);
        line("</dl>");
    }

    private void fact(String label, Dataset report, Tag tag) {
        report.string(tag).ifPresent(value -> line("<dt>" + label + "</dt><dd>" + escaped(value) + "</dd>"));
    }

    /** Sequences are nested no deeper than reading allows. */
    private void items(Dataset container) {
        List<Dataset> items = container.items(Tag.ContentSequence);
        if (items.isEmpty()) {
            return;
        }
        line("<ul>");
        for (Dataset item : items) {
            page.append("<li>");
            String name = name(item);
            if (!name.isEmpty()) {
                page.append("<b>").append(escaped(name)).append("</b> ");
            }
            page.append(escaped(value(item)));
            items(item);
            line("</li>");
        }
        line("</ul>");
    }

    private static String name(Dataset item) {
        return meaning(item.items(Tag.ConceptNameCodeSequence));
    }

    private static String meaning(List<Dataset> codes) {
        return codes.stream()
                .findFirst()
                .flatMap(code -> code.string(Tag.CodeMeaning).or(() -> code.string(Tag.CodeValue)))
                .orElse("");
    }

    private static String value(Dataset item) {
        return switch (item.string(Tag.ValueType).orElse("")) {
            case "TEXT" -> text(item, Tag.TextValue);
            case "CODE" -> meaning(item.items(Tag.ConceptCodeSequence));
            case "NUM" -> number(item);
            case "PNAME" -> text(item, Tag.PersonName);
            case "DATE" -> text(item, Tag.Date);
            case "TIME" -> text(item, Tag.Time);
            case "DATETIME" -> text(item, Tag.DateTime);
            case "UIDREF" -> text(item, Tag.UID);
            case "IMAGE", "COMPOSITE", "WAVEFORM" ->
                item.items(Tag.ReferencedSOPSequence).stream()
                        .map(reference -> text(reference, Tag.ReferencedSOPInstanceUID))
                        .collect(Collectors.joining(", "));
            case "SCOORD", "SCOORD3D" -> text(item, Tag.GraphicType);
            case "TCOORD" -> text(item, Tag.TemporalRangeType);
            default -> "";
        };
    }

    private static String number(Dataset item) {
        return item.items(Tag.MeasuredValueSequence).stream()
                .map(measured -> text(measured, Tag.NumericValue) + " "
                        + meaning(measured.items(Tag.MeasurementUnitsCodeSequence)))
                .collect(Collectors.joining(", "));
    }

    private static String text(Dataset item, Tag tag) {
        return String.join(" ", item.strings(tag));
    }

    private ReportPage line(String text) {
        page.append(text).append('\n');
        return this;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n' -> escaped.append("<br>");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
