package dev.gantry.http.wire;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a client accepts: the query parameter {@code accept} or else the Accept header, PS3.18 8.3.3.1 and 8.7.4. An
 * absent or empty one accepts everything.
 */
public record Accept(List<Range> ranges) {
    /** A media range and its quality, 0 to 1. */
    public record Range(MediaType media, double quality) {}

    public static Accept of(HttpServletRequest request) {
        Optional<String> parameter = QueryString.of(request).first("accept");
        return parse(parameter.map(List::of).orElseGet(() -> Collections.list(request.getHeaders("Accept"))));
    }

    /** @throws HttpProblem 400 when a media range is malformed */
    public static Accept parse(List<String> values) {
        List<Range> ranges = new ArrayList<>();
        for (String value : values) {
            for (String text : Quoted.split(value, ',')) {
                if (!text.isEmpty()) {
                    // Java's URLConnection still sends a lone star.
                    MediaType media = MediaType.parse(text.startsWith("*;") || text.equals("*") ? "*/" + text : text);
                    ranges.add(new Range(media, quality(media)));
                }
            }
        }
        return new Accept(ranges.isEmpty() ? List.of(new Range(MediaType.parse("*/*"), 1)) : ranges);
    }

    private static double quality(MediaType media) {
        try {
            double quality = media.parameter("q").map(Double::valueOf).orElse(1.0);
            return quality >= 0 && quality <= 1 ? quality : 0;
        } catch (NumberFormatException e) {
            throw HttpProblem.badRequest("the quality of a media range is a number from 0 to 1");
        }
    }

    /** The best of what can be sent, the first of equals; empty when nothing is acceptable. */
    public Optional<Representation> choose(List<Representation> offers) {
        double best = 0;
        Optional<Representation> chosen = Optional.empty();
        for (Representation offer : offers) {
            double quality = quality(offer);
            if (quality > best) {
                best = quality;
                chosen = Optional.of(offer);
            }
        }
        return chosen;
    }

    /** As {@link #choose}, and a problem 406 that says what there is when nothing is acceptable. */
    public Representation require(List<Representation> offers) {
        return choose(offers).orElseThrow(() -> HttpProblem.notAcceptable(offers));
    }

    /** That of the most precise range that covers the offer. RFC 9110 12.5.1 */
    private double quality(Representation offer) {
        int precision = -1;
        double quality = 0;
        for (Range range : ranges) {
            int match = offer.precision(range.media());
            if (match > precision || match == precision && match >= 0 && range.quality() > quality) {
                precision = match;
                quality = range.quality();
            }
        }
        return quality;
    }
}
