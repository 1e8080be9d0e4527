package dev.gantry.dicom.net.command;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The elements of group 0000 that this library reads or writes, in the order of their tags. PS3.7 E.1 */
public enum CommandElement {
    AFFECTED_SOP_CLASS_UID(0x0002, Kind.UID),
    COMMAND_FIELD(0x0100, Kind.NUMBER),
    MESSAGE_ID(0x0110, Kind.NUMBER),
    MESSAGE_ID_BEING_RESPONDED_TO(0x0120, Kind.NUMBER),
    PRIORITY(0x0700, Kind.NUMBER),
    COMMAND_DATA_SET_TYPE(0x0800, Kind.NUMBER),
    STATUS(0x0900, Kind.NUMBER),
    OFFENDING_ELEMENT(0x0901, Kind.TAGS),
    ERROR_COMMENT(0x0902, Kind.TEXT),
    AFFECTED_SOP_INSTANCE_UID(0x1000, Kind.UID),
    MOVE_ORIGINATOR_AET(0x1030, Kind.TEXT),
    MOVE_ORIGINATOR_MESSAGE_ID(0x1031, Kind.NUMBER);

    /** How a value is encoded; every length is even. */
    enum Kind {
        /** Padded with NUL. */
        UID,
        /** Padded with a space. */
        TEXT,
        /** One unsigned 16-bit number. */
        NUMBER,
        /** Tags, each two 16-bit numbers. */
        TAGS
    }

    private static final Map<Integer, CommandElement> BY_ELEMENT =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(CommandElement::element, Function.identity()));

    private final int element;
    private final Kind kind;

    CommandElement(int element, Kind kind) {
        this.element = element;
        this.kind = kind;
    }

    static Optional<CommandElement> of(int element) {
        return Optional.ofNullable(BY_ELEMENT.get(element));
    }

    /** The element number within group 0000. */
    int element() {
        return element;
    }

    Kind kind() {
        return kind;
    }
}
