package dev.gantry.dicom;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The value representations of PS3.5 6.2. */
public enum VR {
    AE(Kind.ASCII),
    AS(Kind.ASCII),
    AT(Kind.BINARY, 2),
    CS(Kind.ASCII),
    DA(Kind.ASCII),
    DS(Kind.ASCII),
    DT(Kind.ASCII),
    FD(Kind.BINARY, 8),
    FL(Kind.BINARY, 4),
    IS(Kind.ASCII),
    LO(Kind.TEXT),
    LT(Kind.TEXT),
    OB(Kind.LONG_BINARY, 1),
    OD(Kind.LONG_BINARY, 8),
    OF(Kind.LONG_BINARY, 4),
    OL(Kind.LONG_BINARY, 4),
    OV(Kind.LONG_BINARY, 8),
    OW(Kind.LONG_BINARY, 2),
    PN(Kind.TEXT),
    SH(Kind.TEXT),
    SL(Kind.BINARY, 4),
    SQ(Kind.LONG_BINARY, 1),
    SS(Kind.BINARY, 2),
    ST(Kind.TEXT),
    SV(Kind.LONG_BINARY, 8),
    TM(Kind.ASCII),
    UC(Kind.LONG_TEXT),
    UI(Kind.ASCII),
    UL(Kind.BINARY, 4),
    UN(Kind.LONG_BINARY, 1),
    UR(Kind.LONG_ASCII),
    US(Kind.BINARY, 2),
    UT(Kind.LONG_TEXT),
    UV(Kind.LONG_BINARY, 8);

    private enum Kind {
        ASCII,
        TEXT,
        BINARY,
        LONG_ASCII,
        LONG_TEXT,
        LONG_BINARY
    }

    private static final @Nullable VR[] BY_CODE = new @Nullable VR[26 * 26];

    static {
        for (VR vr : values()) {
            BY_CODE[index(vr.name().charAt(0), vr.name().charAt(1))] = vr;
        }
    }

    private final Kind kind;
    private final int unit;
    private final byte first;
    private final byte second;

    VR(Kind kind) {
        this(kind, 1);
    }

    VR(Kind kind, int unit) {
        this.kind = kind;
        this.unit = unit;
        this.first = (byte) name().charAt(0);
        this.second = (byte) name().charAt(1);
    }

    public static Optional<VR> parse(String code) {
        return code.length() == 2 ? Optional.ofNullable(ofCode(code.charAt(0), code.charAt(1))) : Optional.empty();
    }

    /** The VR of two encoded bytes, null if there is none such. */
    static @Nullable VR ofCode(int first, int second) {
        boolean letters = first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
        return letters ? BY_CODE[index(first, second)] : null;
    }

    /** The first of the two bytes that name it. */
    byte first() {
        return first;
    }

    byte second() {
        return second;
    }

    /** By 26 times the first letter, counted from A, plus the second one; null if there is none such. */
    static @Nullable VR ofIndex(int index) {
        return BY_CODE[index];
    }

    private static int index(int first, int second) {
        return (first - 'A') * 26 + second - 'A';
    }

    /** Whether the explicit encoding has a 32-bit length after two reserved bytes. PS3.5 7.1.2 */
    public boolean hasLongLength() {
        return kind == Kind.LONG_ASCII || kind == Kind.LONG_TEXT || kind == Kind.LONG_BINARY;
    }

    /** Whether values are characters, of whatever repertoire. */
    public boolean isString() {
        return kind != Kind.BINARY && kind != Kind.LONG_BINARY;
    }

    /** Whether Specific Character Set (0008,0005) governs the values. PS3.5 6.1.2.3 */
    public boolean isCharacterSetSensitive() {
        return kind == Kind.TEXT || kind == Kind.LONG_TEXT;
    }

    /** Whether a backslash separates values; it is an ordinary character in LT, ST, UR and UT. PS3.5 6.4 */
    public boolean isMultiValued() {
        return isString() && this != LT && this != ST && this != UR && this != UT;
    }

    /** The byte that makes an odd value even. PS3.5 6.2 */
    public byte paddingByte() {
        return isString() && this != UI ? (byte) ' ' : 0;
    }

    /** The width in bytes of the words that byte order applies to: 1, 2, 4 or 8. */
    public int unit() {
        return unit;
    }
}
