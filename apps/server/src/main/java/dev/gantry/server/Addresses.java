package dev.gantry.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a running server is reached.
 *
 * @param dicomweb whether DICOMweb is served on the HTTP port, which is open in every role
 * @param dimsePort of the DICOM listener, when there is one
 */
record Addresses(InetAddress bind, int httpPort, boolean dicomweb, OptionalInt dimsePort, String aeTitle, Path data) {
    /** The one line that says the server is ready. */
    String line() {
        List<String> parts = new ArrayList<>();
        parts.add("http://" + host() + ":" + httpPort + (dicomweb ? "/dicomweb" : "/actuator/health"));
        dimse().ifPresent(parts::add);
        parts.add("data " + data);
        return "Gantry is ready: " + String.join("  ", parts);
    }

    private Optional<String> dimse() {
        return dimsePort.isPresent()
                ? Optional.of("dicom://" + aeTitle.replace(" ", "%20") + "@" + host() + ":" + dimsePort.getAsInt())
                : Optional.empty();
    }

    private String host() {
        String address = bind.getHostAddress();
        return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }
}
