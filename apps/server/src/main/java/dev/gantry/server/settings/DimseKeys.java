package dev.gantry.server.settings;

import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The DICOM listener, key {@code gantry.dimse}.
 *
 * @param port 0 picks a free one
 * @param aeTitle this application entity's title, 1 to 16 characters
 * @param acceptAnyCalledAeTitle whether it also answers to other titles than its own
 * @param maxAssociations open at the same time; a further one is rejected as a passing condition
 * @param maxPduLength the longest P-DATA-TF that is received; 0 is no limit
 * @param associationTimeout for an association to be asked for, answered and closed: ARTIM, PS3.8 9.1.5
 * @param messageTimeout for the next bytes within a message
 * @param idleTimeout for the next message
 */
public record DimseKeys(
        @DefaultValue("11112") int port,
        @DefaultValue("GANTRY") String aeTitle,
        @DefaultValue("true") boolean acceptAnyCalledAeTitle,
        @DefaultValue("100") int maxAssociations,
        @DefaultValue("256KB") DataSize maxPduLength,
        @DefaultValue("10s") Duration associationTimeout,
        @DefaultValue("60s") Duration messageTimeout,
        @DefaultValue("5m") Duration idleTimeout) {

    private static final Pattern AE_TITLE =
            Pattern.compile("[!-\\[\\]-~]([ -\\[\\]-~]{0,14}[!-\\[\\]-~])?"); // PS3.5 6.2

    public DimseKeys {
        Check.port("port", port);
        Check.require(AE_TITLE.matcher(aeTitle).matches(), "ae-title", "is not an AE title: " + aeTitle);
        Check.positive("max-associations", maxAssociations);
        long pdu = maxPduLength.toBytes();
        Check.require(
                pdu == 0 || pdu >= 4096 && pdu <= 0xFFFF_FFFFL,
                "max-pdu-length",
                "must be 0 or 4KB to 4GB: " + maxPduLength);
        Check.positive("association-timeout", associationTimeout);
        Check.positive("message-timeout", messageTimeout);
        Check.positive("idle-timeout", idleTimeout);
    }
}
