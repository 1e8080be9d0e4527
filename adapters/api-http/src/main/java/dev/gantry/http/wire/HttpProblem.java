package dev.gantry.http.wire;

import java.util.List;
import java.util.stream.Collectors;

/** A request that cannot be answered as asked. The message goes to the client: what, where and why, no patient data. */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public HttpProblem(int status, String detail) {
        super(detail);
        this.status = status;
    }

    public static HttpProblem badRequest(String detail) {
        return new HttpProblem(400, detail);
    }

    public static HttpProblem notFound(String detail) {
        return new HttpProblem(404, detail);
    }

    public static HttpProblem unsupportedMediaType(String detail) {
        return new HttpProblem(415, detail);
    }

    /** Nothing of what there is fits what is accepted. */
    public static HttpProblem notAcceptable(List<Representation> offers) {
        String available = offers.stream().map(HttpProblem::describe).distinct().collect(Collectors.joining(", "));
        return new HttpProblem(406, "this resource can be had as " + available + "; none of it is accepted");
    }

    private static String describe(Representation offer) {
        String syntax = offer.transferSyntax().isEmpty() ? "" : "; transfer-syntax=" + offer.transferSyntax();
        return offer.multipart()
                ? "multipart/related; type=\"" + offer.mediaType() + "\"" + syntax
                : offer.mediaType() + syntax;
    }

    public int status() {
        return status;
    }
}
