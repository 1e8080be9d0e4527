package dev.gantry.http.dicomweb;

import dev.gantry.http.wire.HttpProblem;
import dev.gantry.http.wire.QueryString;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The space a picture is fitted into, in pixels; zero for as large as it is. PS3.18 8.3.5.1.3 */
record Viewport(int width, int height) {
    static final Viewport WHOLE = new Viewport(0, 0);
    private static final int LARGEST = 8_192;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5}),(\\d{1,5})(,.*)?");

    /** @throws HttpProblem 400 when the parameter does not begin with a width and a height */
    static Viewport of(QueryString query, Viewport otherwise) {
        return query.first("viewport").map(Viewport::parse).orElse(otherwise);
    }

    private static Viewport parse(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw HttpProblem.badRequest("viewport is a width and a height in pixels, with a comma between them");
        }
        Viewport viewport = new Viewport(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (viewport.width < 1 || viewport.height < 1 || viewport.width > LARGEST || viewport.height > LARGEST) {
            throw HttpProblem.badRequest("a viewport is from 1 to " + LARGEST + " pixels wide and high");
        }
        return viewport;
    }
}
