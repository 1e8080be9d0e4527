package dev.gantry.http.edge;

import dev.gantry.store.access.Principal;
import jakarta.servlet.http.HttpServletRequest;

/** Who a request is made for. */
public final class Caller {
    private Caller() {}

    /** The authenticated user, or nobody in particular while the server runs without accounts. */
    public static Principal of(HttpServletRequest request) {
        java.security.Principal user = request.getUserPrincipal();
        return user == null ? Principal.ANONYMOUS : new Principal(user.getName());
    }
}
