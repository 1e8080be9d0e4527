package dev.gantry.dicom;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header of the element at the head of a source: read again and again, so that reading makes no garbage. */
final class ElementHeader {

    static final long UNDEFINED = -1;

    int tag;
    VR vr = VR.UN;

    /** Of the value in bytes, or {@link #UNDEFINED}. */
    long length;

    /** Of the header itself in bytes. */
    int size;

    /** What was forgiven, null if nothing. */
    @Nullable
    String remark;

    /**
     * Reads a header of which 8 bytes are available, without taking it.
     *
     * @return false if the bytes are no header
     */
    boolean read(ByteSource source, Encoding encoding, boolean lenient) throws IOException {
        remark = null;
        tag = source.tag(encoding.bigEndian);
        if (!encoding.explicitVr) {
            vr = Dictionary.vr(tag);
            return longForm(source.unsignedInt(4, false), 8);
        }
        VR declared = VR.ofCode(source.unsignedByte(4), source.unsignedByte(5));
        if (declared == null) {
            return lenient && recover(source, encoding.bigEndian);
        }
        vr = declared;
        return explicit(source, encoding.bigEndian);
    }

    private boolean explicit(ByteSource source, boolean bigEndian) throws IOException {
        if (!vr.hasLongLength()) {
            return shortForm(source, bigEndian);
        }
        return source.ensure(12) && longForm(source.unsignedInt(8, bigEndian), 12);
    }

    private boolean shortForm(ByteSource source, boolean bigEndian) {
        length = source.unsignedShort(6, bigEndian);
        size = 8;
        return true;
    }

    private boolean longForm(long declared, int headerSize) {
        length = declared == 0xFFFFFFFFL ? UNDEFINED : declared;
        size = headerSize;
        return true;
    }

    /** A VR that is none: lower case, blank, of a later edition, or an element without VR among ones that have it. */
    private boolean recover(ByteSource source, boolean bigEndian) throws IOException {
        int first = source.unsignedByte(4);
        int second = source.unsignedByte(5);
        if (isLetter(first) && isLetter(second)) {
            String code = ("" + (char) first + (char) second).toUpperCase(Locale.ROOT);
            vr = VR.parse(code).orElse(VR.UN);
            remark = vr == VR.UN ? "the VR is not known" : "the VR is in lower case";
            return vr == VR.UN ? unknown(source, bigEndian) : explicit(source, bigEndian);
        }
        if (!bigEndian && source.unsignedShort(6, false) == 0 && (first != ' ' || second != ' ')) {
            vr = Dictionary.vr(tag);
            remark = "the element has no VR";
            return longForm(source.unsignedInt(4, false), 8);
        }
        boolean blank = first == second && (first == ' ' || first == 0 || first == '?' || first == '-');
        vr = VR.UN;
        remark = "the VR is blank";
        return blank && shortForm(source, bigEndian);
    }

    /** VRs to come have the long form (PS3.5 6.2), but many a writer does not know; another header after it tells. */
    private boolean unknown(ByteSource source, boolean bigEndian) throws IOException {
        boolean reserved = source.unsignedShort(6, bigEndian) == 0;
        if (!reserved || !source.ensure(14)) {
            return shortForm(source, bigEndian);
        }
        boolean headerFollows = VR.ofCode(source.unsignedByte(12), source.unsignedByte(13)) != null;
        return headerFollows ? shortForm(source, bigEndian) : longForm(source.unsignedInt(8, bigEndian), 12);
    }

    private static boolean isLetter(int b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
    }

    /** What is wrong with a defined length, null if nothing. PS3.5 7.1.1 */
    @Nullable
    String lengthFault() {
        if ((length & 1) != 0) {
            return "the length is odd";
        }
        boolean whole = (length & vr.unit() - 1) == 0;
        return whole ? null : "the length is no multiple of " + vr.unit() + ", as " + vr + " needs";
    }
}
