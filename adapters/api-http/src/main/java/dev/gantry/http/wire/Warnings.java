package dev.gantry.http.wire;

import jakarta.servlet.http.HttpServletResponse;

/** Warning headers, PS3.18 8.5: text for people, beside an answer that is not an error. */
public final class Warnings {
    private Warnings() {}

    /** Adds a warning of code 299. */
    public static void add(HttpServletResponse response, String text) {
        StringBuilder quoted = new StringBuilder("299 gantry \"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted.append(c < ' ' || c > '~' || c == '"' || c == '\\' ? '\'' : c);
        }
        response.addHeader("Warning", quoted.append('"').toString());
    }
}
