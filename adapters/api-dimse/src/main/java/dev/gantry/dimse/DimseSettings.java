package dev.gantry.dimse;

import dev.gantry.dicom.net.DicomServerSettings;
import dev.gantry.dicom.net.Timeouts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;

/**
 * How the DICOM listener listens.
 *
 * @param port 0 takes a free one
 * @param aeTitle its own title, 1 to 16 characters as PS3.5 6.2 allows for AE
 * @param acceptAnyCalledAet whether it also answers to other titles than its own; modalities are often set up wrong,
 *     and an image is better received than refused
 * @param maxAssociations at a time, at least 1
 * @param maxPduLength the longest P-DATA-TF it receives, in bytes; 0 is no limit
 */
public record DimseSettings(
        InetAddress bind,
        int port,
        String aeTitle,
        boolean acceptAnyCalledAet,
        int maxAssociations,
        long maxPduLength,
        Timeouts timeouts) {

    public static final int DEFAULT_PORT = 11112;

    private static final Pattern AE_TITLE = Pattern.compile("[!-\\[\\]-~]([ -\\[\\]-~]{0,14}[!-\\[\\]-~])?");

    public DimseSettings {
        if (!AE_TITLE.matcher(aeTitle).matches()) {
            throw new IllegalArgumentException("not an AE title: " + aeTitle);
        }
    }

    /** The defaults, with this title, at this address. */
    public static DimseSettings of(InetAddress bind, int port, String aeTitle) {
        return new DimseSettings(
                bind,
                port,
                aeTitle,
                true,
                DicomServerSettings.DEFAULT_MAX_ASSOCIATIONS,
                DicomServerSettings.DEFAULT_MAX_PDU_LENGTH,
                Timeouts.DEFAULT);
    }

    DicomServerSettings server() {
        return new DicomServerSettings(new InetSocketAddress(bind, port), maxAssociations, maxPduLength, timeouts);
    }
}
