package dev.gantry.dicom.net;

import dev.gantry.dicom.net.command.Status;
import java.io.IOException;

/** The Verification service: whoever asks is answered. PS3.4 Annex A */
public final class EchoScp implements DimseService {

    @Override
    public void serve(DimseExchange exchange) throws IOException {
        exchange.respond(Status.SUCCESS);
    }
}
