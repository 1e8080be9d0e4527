package dev.gantry.dicom;

import java.io.IOException;
import java.util.Optional;

/** The three ways elements are laid out. PS3.5 7.1, 7.3 */
enum Encoding {
    IMPLICIT_LITTLE(false, false),
    EXPLICIT_LITTLE(true, false),
    EXPLICIT_BIG(true, true);

    private static final long PLAUSIBLE_LENGTH = 1 << 20;

    final boolean explicitVr;
    final boolean bigEndian;

    Encoding(boolean explicitVr, boolean bigEndian) {
        this.explicitVr = explicitVr;
        this.bigEndian = bigEndian;
    }

    static Encoding of(TransferSyntax syntax) {
        if (!syntax.explicitVr()) {
            return IMPLICIT_LITTLE;
        }
        return syntax.bigEndian() ? EXPLICIT_BIG : EXPLICIT_LITTLE;
    }

    /** The transfer syntax that is this and no more. */
    TransferSyntax syntax() {
        return switch (this) {
            case IMPLICIT_LITTLE -> TransferSyntax.ImplicitVRLittleEndian;
            case EXPLICIT_LITTLE -> TransferSyntax.ExplicitVRLittleEndian;
            case EXPLICIT_BIG -> TransferSyntax.ExplicitVRBigEndian;
        };
    }

    /** What the first element of a data set looks like, if it looks like one at all. */
    static Optional<Encoding> guess(ByteSource source) throws IOException {
        if (!source.ensure(8)) {
            return Optional.empty();
        }
        int little = source.unsignedShort(0, false);
        boolean bigEndian = little >= 0x0100 && Short.reverseBytes((short) little) > 0 && (little & 0xFF) == 0;
        if (hasVr(source)) {
            return Optional.of(bigEndian ? EXPLICIT_BIG : EXPLICIT_LITTLE);
        }
        long length = source.unsignedInt(4, false);
        boolean implicit = !bigEndian && (length <= PLAUSIBLE_LENGTH || length == 0xFFFFFFFFL);
        return implicit ? Optional.of(IMPLICIT_LITTLE) : Optional.empty();
    }

    /** Whether a VR stands where an explicit encoding has it. */
    static boolean hasVr(ByteSource source) {
        return VR.ofCode(source.unsignedByte(4), source.unsignedByte(5)) != null;
    }
}
