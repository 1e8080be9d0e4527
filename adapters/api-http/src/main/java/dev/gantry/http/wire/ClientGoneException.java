package dev.gantry.http.wire;

import java.io.IOException;

/** The connection to the client broke before the request was read or the answer written: nobody's error. */
public final class ClientGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    ClientGoneException(IOException cause) {
        super("the client is gone", cause);
    }
}
