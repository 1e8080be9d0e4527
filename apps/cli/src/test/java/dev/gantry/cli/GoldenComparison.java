package dev.gantry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Where data sets in the DICOM JSON model differ in meaning. What the model lets each writer spell its own way is the
 * same: how a number is written, whether one of DS or IS is a string, empty values and empty ends of names.
 */
final class GoldenComparison {
    private final List<String> differences = new ArrayList<>();

    private GoldenComparison() {}

    static List<String> of(JsonNode golden, JsonNode ours) {
        GoldenComparison comparison = new GoldenComparison();
        comparison.datasets("", golden, ours);
        return comparison.differences;
    }

    private void datasets(String path, JsonNode golden, JsonNode ours) {
        TreeSet<String> tags = new TreeSet<>(golden.propertyNames());
        tags.addAll(ours.propertyNames());
        tags.removeIf(GoldenComparison::isNotCompared);
        for (String tag : tags) {
            String at = path + tag;
            if (!ours.has(tag) || !golden.has(tag)) {
                differences.add(at + (ours.has(tag) ? " is only ours" : " is missing"));
            } else {
                elements(at, golden.get(tag), ours.get(tag));
            }
        }
    }

    /**
     * Group lengths and meta information are not part of the model (PS3.18 F.2.2), Specific Character Set says what the
     * JSON is in, and the reference has no pixel data.
     */
    private static boolean isNotCompared(String tag) {
        return tag.endsWith("0000")
                || tag.startsWith("0002")
                || tag.equals("00080005")
                || tag.compareTo("7FE00000") >= 0;
    }

    private void elements(String at, JsonNode golden, JsonNode ours) {
        boolean unknownPrivate = (Integer.parseInt(at.substring(at.length() - 5, at.length() - 4), 16) & 1) == 1
                && ours.path("vr").asString().equals("UN");
        if (unknownPrivate || golden.has("BulkDataHash")) {
            return;
        }
        if (!golden.path("vr").equals(ours.path("vr"))) {
            differences.add(at + " vr " + golden.path("vr") + " / " + ours.path("vr"));
        } else if (golden.path("vr").asString().equals("SQ")) {
            items(at, golden.path("Value"), ours.path("Value"));
        } else if (!same(golden.path("Value"), ours.path("Value"))
                || !golden.path("InlineBinary").equals(ours.path("InlineBinary"))) {
            differences.add(at + " " + shown(golden) + " / " + shown(ours));
        }
    }

    private void items(String at, JsonNode golden, JsonNode ours) {
        if (golden.size() != ours.size()) {
            differences.add(at + " items " + golden.size() + " / " + ours.size());
            return;
        }
        for (int i = 0; i < golden.size(); i++) {
            datasets(at + "[" + (i + 1) + "].", golden.get(i), ours.get(i));
        }
    }

    private static boolean same(JsonNode golden, JsonNode ours) {
        if (isNothing(golden) && isNothing(ours)) {
            return true;
        }
        if (golden.isContainer()) {
            return golden.isObject() == ours.isObject() && golden.size() == ours.size() && sameMembers(golden, ours);
        }
        if (ours.isNumber()) {
            double theirs = golden.isNumber() ? golden.doubleValue() : number(golden.asString("x"));
            return theirs == ours.doubleValue() || (float) theirs == (float) ours.doubleValue();
        }
        return golden.isString() && ours.isString() && text(golden).equals(text(ours)) || golden.equals(ours);
    }

    private static boolean sameMembers(JsonNode golden, JsonNode ours) {
        if (golden.isObject()) {
            return golden.propertyNames().stream().allMatch(name -> same(golden.get(name), ours.path(name)));
        }
        for (int i = 0; i < golden.size(); i++) {
            if (!same(golden.get(i), ours.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The reference keeps NUL where a space should pad. */
    private static double number(String text) {
        String number = text.replaceAll("[\\x00 ]+$", "");
        return number.matches("[-+0-9.eE]+") ? Double.parseDouble(number) : Double.NaN;
    }

    /** The reference leaves out empty components at the end of a name. */
    private static String text(JsonNode node) {
        return node.asString("").replaceAll("[\\x00 ]+$", "").replaceAll("\\^+$", "");
    }

    /** Absent, null, or one value that holds nothing. */
    private static boolean isNothing(JsonNode node) {
        if (node.isArray()) {
            return node.size() == 0 || node.size() == 1 && isNothing(node.get(0));
        }
        if (node.isObject()) {
            return node.properties().stream().allMatch(member -> isNothing(member.getValue()));
        }
        return node.isMissingNode()
                || node.isNull()
                || node.isString() && text(node).isEmpty();
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
