package dev.gantry.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
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
        parts.add(dicomweb ? dicomWebRoot().toString() : "http://" + host() + ":" + httpPort + "/actuator/health");
        dimse().ifPresent(parts::add);
        parts.add("data " + data);
        return "Gantry is ready: " + String.join("  ", parts);
    }

    /** Where DICOMweb is, if it is served. */
    URI dicomWebRoot() {
        return URI.create("http://" + host() + ":" + httpPort + "/dicomweb");
    }

    /**
     * Where the DICOM listener is.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    InetSocketAddress dicom() {
        return new InetSocketAddress(bind, dimsePort.orElseThrow());
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
