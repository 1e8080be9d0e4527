package dev.gantry.dicom.net.command;

import dev.gantry.dicom.Tag;
import java.util.List;

/**
 * The outcome of an operation (PS3.7 Annex C).
 *
 * @param code 0 to FFFFH
 * @param errorComment for people, at most 64 printable ASCII characters; what does not fit is cut, what is not
 *     printable becomes a question mark. Must hold no patient data. May be empty.
 * @param offendingElements the elements at fault, if known
 */
public record Status(int code, String errorComment, List<Tag> offendingElements) {

    public static final int PENDING_CODE = 0xFF00;
    public static final int PENDING_WITH_WARNING_CODE = 0xFF01;

    public static final Status SUCCESS = of(0x0000);
    // PS3.7 C.5.5, C.5.8, C.5.10, C.5.21
    public static final Status PROCESSING_FAILURE = of(0x0110);
    public static final Status INVALID_SOP_INSTANCE = of(0x0117);
    public static final Status SOP_CLASS_NOT_SUPPORTED = of(0x0122);
    public static final Status NOT_AUTHORIZED = of(0x0124);
    public static final Status UNRECOGNIZED_OPERATION = of(0x0211);
    // PS3.4 B.2.3
    public static final Status OUT_OF_RESOURCES = of(0xA700);
    public static final Status DATA_SET_MISMATCH = of(0xA900);
    public static final Status CANNOT_UNDERSTAND = of(0xC000);
    public static final Status WARNING_COERCION = of(0xB000);
    public static final Status WARNING_ELEMENTS_DISCARDED = of(0xB006);
    public static final Status WARNING_DATA_SET_MISMATCH = of(0xB007);

    private static final int COMMENT_LENGTH = 64;

    public Status {
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("a status is 16 bits");
        }
        errorComment = printable(errorComment);
        offendingElements = List.copyOf(offendingElements);
    }

    public static Status of(int code) {
        return new Status(code, "", List.of());
    }

    public Status withComment(String comment) {
        return new Status(code, comment, offendingElements);
    }

    public Status withOffendingElements(Tag... tags) {
        return new Status(code, errorComment, List.of(tags));
    }

    public boolean isSuccess() {
        return code == 0;
    }

    /** Done, but not quite as asked. PS3.7 C.1.3 */
    public boolean isWarning() {
        return code == 1 || code >>> 12 == 0xB || code == 0x0107 || code == 0x0116;
    }

    /** More responses follow. */
    public boolean isPending() {
        return code == PENDING_CODE || code == PENDING_WITH_WARNING_CODE;
    }

    private static String printable(String text) {
        StringBuilder ascii = new StringBuilder(COMMENT_LENGTH);
        text.strip()
                .chars()
                .limit(COMMENT_LENGTH)
                .forEach(c -> ascii.append(c < ' ' || c > '~' || c == '\\' ? '?' : (char) c));
        return ascii.toString();
    }
}
