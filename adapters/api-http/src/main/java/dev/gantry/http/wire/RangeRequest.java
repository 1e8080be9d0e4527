package dev.gantry.http.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one part of a body that a client asks for, RFC 9110 14.2. Several ranges, other units and malformed headers are
 * ignored, as the standard allows: the client gets the whole.
 *
 * @param first offset of the first byte
 * @param length in bytes, at least one
 */
public record RangeRequest(long first, long length) {
    private static final Pattern BYTES = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * What the Range header asks of a body.
     *
     * @throws HttpProblem 416 when it begins after the body's end
     */
    public static Optional<RangeRequest> of(HttpServletRequest request, String etag, long total) {
        String header = request.getHeader("Range");
        String condition = request.getHeader("If-Range");
        if (header == null || condition != null && !condition.equals(etag)) {
            return Optional.empty();
        }
        Matcher matcher = BYTES.matcher(header);
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return Optional.empty();
        }
        RangeRequest range = matcher.group(1).isEmpty()
                ? suffix(Long.parseLong(matcher.group(2)), total)
                : between(Long.parseLong(matcher.group(1)), matcher.group(2), total);
        if (range.length < 1) {
            throw new HttpProblem(416, "the range is not inside the " + total + " bytes of the resource");
        }
        return Optional.of(range);
    }

    private static RangeRequest suffix(long length, long total) {
        long first = Math.max(0, total - length);
        return new RangeRequest(first, total - first);
    }

    private static RangeRequest between(long first, String last, long total) {
        long end = last.isEmpty() ? total : Math.min(total, Long.parseLong(last) + 1);
        return new RangeRequest(first, end - first);
    }

    /** Puts the status and headers of a partial answer. */
    public void describe(HttpServletResponse response, long total) {
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setHeader("Content-Range", "bytes " + first + "-" + (first + length - 1) + "/" + total);
        response.setContentLengthLong(length);
    }
}
