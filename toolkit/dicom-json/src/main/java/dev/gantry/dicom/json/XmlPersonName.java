package dev.gantry.dicom.json;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A name of a person while its groups and components are read, PS3.19 Table 10.2-1. */
final class XmlPersonName {
    private static final List<String> GROUPS = List.of("Alphabetic", "Ideographic", "Phonetic");
    private static final List<String> COMPONENTS =
            List.of("FamilyName", "GivenName", "MiddleName", "NamePrefix", "NameSuffix");

    private final List<List<String>> groups = new ArrayList<>();
    private int group;

    void begin() {
        groups.clear();
        GROUPS.forEach(name -> groups.add(new ArrayList<>()));
    }

    /** Answers false when there is no such group. */
    boolean beginGroup(String name) {
        group = GROUPS.indexOf(name);
        return group >= 0;
    }

    static boolean isComponent(String name) {
        return COMPONENTS.contains(name);
    }

    void component(String name, String text) {
        List<String> components = groups.get(group);
        int index = COMPONENTS.indexOf(name);
        while (components.size() <= index) {
            components.add("");
        }
        components.set(index, text);
    }

    /** The name as it is encoded, without empty groups at its end. */
    String encoded() {
        int count = groups.size();
        while (count > 0 && groups.get(count - 1).isEmpty()) {
            count--;
        }
        return groups.subList(0, count).stream()
                .map(components -> String.join("^", components))
                .collect(Collectors.joining("="));
    }
}
