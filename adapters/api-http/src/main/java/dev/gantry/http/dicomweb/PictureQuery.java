package dev.gantry.http.dicomweb;

import dev.gantry.dicom.image.render.RenderOptions;
import dev.gantry.dicom.image.render.Window;
import dev.gantry.http.wire.Accept;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.http.wire.QueryString;
import dev.gantry.http.wire.Representation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request says of the picture it wants. PS3.18 8.3.5.1
 *
 * @param quality of a JPEG, 1 to 100
 * @param png rather than JPEG
 */
record PictureQuery(RenderOptions options, int quality, boolean png) {
    private static final String PNG = "image/png";
    private static final List<Representation> OFFERS =
            List.of(Representation.single(FrameMedia.JPEG), Representation.single(PNG));
    private static final int USUAL_QUALITY = 90;
    private static final String NUMBER = "(-?\\d{1,9}(?:\\.\\d{1,9})?(?:[eE][-+]?\\d{1,2})?)";
    private static final Pattern WINDOW =
            Pattern.compile(NUMBER + "," + NUMBER + "(?:,(linear|linear-exact|sigmoid))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUALITY = Pattern.compile("[1-9]\\d?|100");

    /**
     * Reads a request.
     *
     * @param otherwise the viewport when the request has none
     * @throws HttpProblem 400 for a parameter that cannot be, 406 when neither JPEG nor PNG is accepted
     */
    static PictureQuery of(HttpServletRequest request, Viewport otherwise) {
        QueryString query = QueryString.of(request);
        Viewport viewport = Viewport.of(query, otherwise);
        RenderOptions fitted = RenderOptions.usual().within(viewport.width(), viewport.height());
        RenderOptions options =
                query.first("window").map(text -> fitted.window(window(text))).orElse(fitted);
        int quality = query.first("quality").map(PictureQuery::quality).orElse(USUAL_QUALITY);
        Representation chosen = Accept.of(request).require(OFFERS);
        return new PictureQuery(options, quality, chosen.mediaType().equals(PNG));
    }

    String mediaType() {
        return png ? PNG : FrameMedia.JPEG;
    }

    FramePictures.Encoding encoding() {
        return png ? picture -> picture.png() : picture -> picture.jpeg(quality);
    }

    private static Window window(String text) {
        Matcher matcher = WINDOW.matcher(text);
        if (!matcher.matches() || Double.parseDouble(matcher.group(2)) <= 0) {
            throw HttpProblem.badRequest("window is a centre, a width above 0 and linear, linear-exact or sigmoid");
        }
        Window.Function function = switch (String.valueOf(matcher.group(3)).toLowerCase(Locale.ROOT)) {
            case "linear-exact" -> Window.Function.LINEAR_EXACT;
            case "sigmoid" -> Window.Function.SIGMOID;
            default -> Window.Function.LINEAR;
        };
        return new Window(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)), function);
    }

    private static int quality(String text) {
        if (!QUALITY.matcher(text).matches()) {
            throw HttpProblem.badRequest("quality is a whole number from 1 to 100");
        }
        return Integer.parseInt(text);
    }
}
