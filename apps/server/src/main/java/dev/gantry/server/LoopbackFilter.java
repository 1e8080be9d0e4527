package dev.gantry.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * While there are no accounts: lets only requests pass that name this machine as their host. A page of another site that
 * has its own name resolve to this machine (DNS rebinding) stays outside; pages under their own names are the API's
 * CORS rules' business.
 */
final class LoopbackFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Loopback.names(Optional.ofNullable(request.getHeader("Host")).orElse(""))) {
            refuse(response, "The Host header must name this machine: localhost or a loopback address.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void refuse(HttpServletResponse response, String detail) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("application/problem+json");
        response.getOutputStream()
                .print("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"detail\":\"" + detail
                        + "\"}");
    }
}
