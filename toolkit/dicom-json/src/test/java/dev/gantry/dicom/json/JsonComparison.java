package dev.gantry.dicom.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where two data sets in the DICOM JSON model differ in meaning: numbers are compared as such, keys in any order. */
final class JsonComparison {
    private final List<String> differences = new ArrayList<>();

    private JsonComparison() {}

    static List<String> of(JsonNode expected, JsonNode actual) {
        JsonComparison comparison = new JsonComparison();
        comparison.datasets("", expected, actual);
        return comparison.differences;
    }

    private void datasets(String path, JsonNode expected, JsonNode actual) {
        TreeSet<String> tags = new TreeSet<>(expected.propertyNames());
        tags.addAll(actual.propertyNames());
        // The reference has no pixel data, and we stop before it.
        tags.removeIf(tag -> tag.compareTo("7FE00000") >= 0);
        for (String tag : tags) {
            String at = path + tag;
            if (!actual.has(tag) || !expected.has(tag)) {
                differences.add(at + (actual.has(tag) ? " is only ours" : " is missing"));
            } else {
                elements(at, expected.get(tag), actual.get(tag));
            }
        }
    }

    private void elements(String at, JsonNode expected, JsonNode actual) {
        if (at.endsWith("00080005")) {
            // The reference keeps the declaration of an item; ours says what the JSON is in.
            return;
        }
        if (isPrivate(at) && actual.path("vr").asString().equals("UN")) {
            // The reference has a dictionary of private elements.
            return;
        }
        if (!expected.path("vr").equals(actual.path("vr"))) {
            differences.add(at + " vr " + expected.path("vr") + " / " + actual.path("vr"));
        } else if (expected.path("vr").asString().equals("SQ")) {
            items(at, expected.path("Value"), actual.path("Value"));
        } else if (expected.has("BulkDataHash")) {
            return;
        } else if (!same(expected.path("Value"), actual.path("Value"))
                || !expected.path("InlineBinary")
                        .asString("")
                        .equals(actual.path("InlineBinary").asString(""))) {
            differences.add(at + " " + shown(expected) + " / " + shown(actual));
        }
    }

    private void items(String at, JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            differences.add(at + " items " + expected.size() + " / " + actual.size());
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            datasets(at + "[" + (i + 1) + "].", expected.get(i), actual.get(i));
        }
    }

    private static boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            double a = expected.doubleValue();
            double b = actual.doubleValue();
            return a == b || (float) a == (float) b;
        }
        if (expected.isObject()) {
            for (Map.Entry<String, JsonNode> property : expected.properties()) {
                if (!same(property.getValue(), actual.path(property.getKey()))) {
                    return false;
                }
            }
            return expected.size() == actual.size();
        }
        if (expected.isString() && actual.isNumber()) {
            return Double.parseDouble(normalized(expected.asString())) == actual.doubleValue();
        }
        if (expected.isString() && actual.isString()) {
            return normalized(expected.asString()).equals(normalized(actual.asString()));
        }
        if (expected.size() == 1
                && isNothing(actual)
                && normalized(expected.get(0).asString("x")).isEmpty()) {
            return true;
        }
        if (!expected.isArray()) {
            return expected.equals(actual) || isNothing(expected) && isNothing(actual) || isEmptyName(actual);
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!same(expected.get(i), actual.path(i))) {
                return false;
            }
        }
        return expected.size() == actual.size();
    }

    private static boolean isPrivate(String path) {
        String tag = path.substring(path.length() - 8);
        return (Integer.parseInt(tag.substring(3, 4), 16) & 1) == 1;
    }

    /** The reference leaves out empty components at the end of a name, and keeps NUL where it should be a space. */
    private static String normalized(String text) {
        return text.replaceAll("[\\x00 ]+$", "").replaceAll("\\^+$", "");
    }

    private static boolean isEmptyName(JsonNode values) {
        return values.size() == 1
                && values.path(0).size() == 1
                && values.path(0).path("Alphabetic").asString("").matches("\\^+");
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
