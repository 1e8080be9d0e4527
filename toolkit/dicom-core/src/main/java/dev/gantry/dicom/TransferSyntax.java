package dev.gantry.dicom;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a data set is encoded (PS3.5 10 and annex A).
 *
 * @param explicitVr whether elements carry their VR
 * @param bigEndian whether numbers are big endian (only Explicit VR Big Endian)
 * @param deflated whether the data set as a whole is deflated (PS3.5 A.5)
 * @param encapsulated whether Pixel Data is in fragments (PS3.5 A.4)
 */
public record TransferSyntax(
        String uid, String name, boolean explicitVr, boolean bigEndian, boolean deflated, boolean encapsulated) {

    private static final Map<String, TransferSyntax> KNOWN = new HashMap<>(128);

    static {
        for (String[] row : Table.rows("transfer_syntaxes.tsv")) {
            KNOWN.put(row[0], ofRow(row));
        }
    }

    public static final TransferSyntax ImplicitVRLittleEndian = of(UID.ImplicitVRLittleEndian);
    public static final TransferSyntax ExplicitVRLittleEndian = of(UID.ExplicitVRLittleEndian);
    public static final TransferSyntax ExplicitVRBigEndian = of(UID.ExplicitVRBigEndian);
    public static final TransferSyntax DeflatedExplicitVRLittleEndian = of(UID.DeflatedExplicitVRLittleEndian);

    /** The transfer syntax with a UID; an unknown one is taken for explicit little endian with encapsulated pixels. */
    public static TransferSyntax of(String uid) {
        TransferSyntax known = KNOWN.get(uid);
        return known != null ? known : new TransferSyntax(uid, uid, true, false, false, true);
    }

    public static Optional<TransferSyntax> known(String uid) {
        return Optional.ofNullable(KNOWN.get(uid));
    }

    private static TransferSyntax ofRow(String[] row) {
        boolean deflated = row[0].equals(UID.DeflatedExplicitVRLittleEndian)
                || row[0].equals(UID.JPIPReferencedDeflate)
                || row[0].equals(UID.JPIPHTJ2KReferencedDeflate);
        return new TransferSyntax(
                row[0], row[2], row[4].equals("explicit"), row[5].equals("big"), deflated, row[6].equals("Y"));
    }

    /** This, but the plain syntax of the encoding that a data set shows where this cannot be right. */
    TransferSyntax corrected(Encoding shown) {
        boolean kept = shown == Encoding.of(this) || encapsulated && known(uid).isPresent();
        return kept ? this : shown.syntax();
    }

    /** Whether the words of native Pixel Data are big endian: as everything is, or in GE's private syntax they alone. */
    boolean bigEndianPixels() {
        return bigEndian || uid.equals("1.2.840.113619.5.2");
    }

    @Override
    public String toString() {
        return name;
    }
}
