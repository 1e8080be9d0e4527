package dev.gantry.http.edge;

import dev.gantry.http.wire.ClientGoneException;
import dev.gantry.http.wire.HttpProblem;
import dev.gantry.http.wire.MalformedMultipartException;
import dev.gantry.http.wire.Problem;
import dev.gantry.store.ErrorCode;
import dev.gantry.store.StoreException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Where every failure of a request ends: as a problem for the client and, if it is ours, as a line in the log. The line
 * names the route and never the URL, whose query may hold a patient's name.
 */
@ControllerAdvice
public final class HttpEdge {
    private static final List<String> OF_THE_BODY = List.of("ETag", "Accept-Ranges", "Content-Range", "Content-Length");
    private static final Logger LOG = LoggerFactory.getLogger(HttpEdge.class);

    /** Answers with the problem, unless an answer is on its way already: then the connection is broken off. */
    @ExceptionHandler(Exception.class)
    public void answer(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (failure instanceof ClientGoneException && response.isCommitted()) {
            return;
        }
        Problem problem = problem(failure);
        if (problem.status() == 500) {
            LOG.error("{} {} failed", request.getMethod(), route(request), failure);
        }
        if (response.isCommitted()) {
            throw failure;
        }
        // Not all headers: those of the filters stay.
        response.resetBuffer();
        for (String header : OF_THE_BODY) {
            response.setHeader(header, null);
        }
        if (problem.status() == 503) {
            response.setHeader("Retry-After", "5");
        }
        problem.write(response);
    }

    private static Problem problem(Exception failure) {
        return switch (failure) {
            case HttpProblem http -> Problem.of(http.status(), String.valueOf(http.getMessage()));
            case StoreException store -> Problem.of(status(store.code()), String.valueOf(store.getMessage()));
            case ErrorResponse spring ->
                Problem.of(spring.getStatusCode().value(), "the API has no such resource or method");
            case MalformedMultipartException body -> Problem.of(400, String.valueOf(body.getMessage()));
            case ClientGoneException gone -> Problem.of(400, "the request's body broke off");
            default -> Problem.of(500, "the server failed; its log says why");
        };
    }

    /** The one mapping of the domain's errors. */
    public static int status(ErrorCode code) {
        return switch (code) {
            case VALIDATION -> 400;
            case ACCESS_DENIED -> 403;
            case NOT_FOUND -> 404;
            case NOT_ACCEPTABLE -> 406;
            case CONFLICT -> 409;
            case INTERNAL -> 500;
            case THROTTLED -> 503;
            case QUOTA_EXCEEDED -> 507;
        };
    }

    private static Object route(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "(no route)" : pattern;
    }
}
