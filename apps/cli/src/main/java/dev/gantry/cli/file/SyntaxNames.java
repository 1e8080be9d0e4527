package dev.gantry.cli.file;

import dev.gantry.cli.shell.CommandException;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.Uids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Short names of the transfer syntaxes that can be written. */
final class SyntaxNames {
    private static final Map<String, String> SHORT = new LinkedHashMap<>();

    static {
        SHORT.put("implicit", UID.ImplicitVRLittleEndian);
        SHORT.put("explicit", UID.ExplicitVRLittleEndian);
        SHORT.put("big-endian", UID.ExplicitVRBigEndian);
        SHORT.put("deflated", UID.DeflatedExplicitVRLittleEndian);
        SHORT.put("rle", UID.RLELossless);
        SHORT.put("jpeg", UID.JPEGBaseline8Bit);
        SHORT.put("jpeg-lossless", UID.JPEGLosslessSV1);
        SHORT.put("jpegls", UID.JPEGLSLossless);
        SHORT.put("jpegls-near", UID.JPEGLSNearLossless);
        SHORT.put("j2k", UID.JPEG2000Lossless);
        SHORT.put("j2k-lossy", UID.JPEG2000);
        SHORT.put("htj2k", UID.HTJ2KLosslessRPCL);
        SHORT.put("htj2k-lossy", UID.HTJ2K);
    }

    private SyntaxNames() {}

    /** All of them, for a manual. */
    static String text() {
        return """
                SYNTAX is implicit, explicit, big-endian, deflated, rle, jpeg (baseline), jpeg-lossless, jpegls,
                jpegls-near, j2k, j2k-lossy, htj2k (lossless, RPCL) or htj2k-lossy.
                """;
    }

    /** @throws CommandException if it is no short name, UID or keyword of a transfer syntax */
    static TransferSyntax parse(String name) throws CommandException {
        Optional<TransferSyntax> syntax = TransferSyntax.known(SHORT.getOrDefault(name, name));
        return syntax.or(() -> keyword(name))
                .orElseThrow(() -> CommandException.usage(name + " is no transfer syntax; see gantry help transcode"));
    }

    private static Optional<TransferSyntax> keyword(String name) {
        return Uids.transferSyntaxes()
                .filter(entry -> entry.keyword().equalsIgnoreCase(name))
                .findFirst()
                .map(entry -> TransferSyntax.of(entry.uid()));
    }
}
