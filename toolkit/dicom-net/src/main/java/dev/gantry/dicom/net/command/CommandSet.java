package dev.gantry.dicom.net.command;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Tag;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The command part of a DIMSE message, immutable: elements of group 0000 in implicit little endian (PS3.7 6.3.1).
 * Elements that {@link CommandElement} does not list are dropped when read.
 */
public final class CommandSet {

    /** The value of Command Data Set Type that means there is none; any other means that one follows. */
    private static final int NO_DATA_SET = 0x0101;

    private static final int ELEMENT_HEADER = 8;
    private static final int GROUP_LENGTH_SIZE = ELEMENT_HEADER + 4;

    private final Map<CommandElement, Bytes> values;

    private CommandSet(Map<CommandElement, Bytes> values) {
        this.values = values;
    }

    /** A builder of a command with this field and, until {@link Builder#dataSetFollows()}, without a data set. */
    public static Builder of(int commandField) {
        return new Builder()
                .put(CommandElement.COMMAND_FIELD, commandField)
                .put(CommandElement.COMMAND_DATA_SET_TYPE, NO_DATA_SET);
    }

    /** @throws MalformedCommandException if the bytes are not whole elements of group 0000, or hold no command field */
    public static CommandSet decode(Bytes bytes) throws MalformedCommandException {
        Map<CommandElement, Bytes> values = new EnumMap<>(CommandElement.class);
        int position = 0;
        while (position < bytes.length()) {
            int left = bytes.length() - position - ELEMENT_HEADER;
            long length = left < 0 ? 0 : bytes.intAt(position + 4) & 0xFFFFFFFFL;
            if (left < length || bytes.unsignedShort(position) != 0) {
                throw new MalformedCommandException("no whole element of group 0000 at byte " + position);
            }
            Bytes value = bytes.slice(position + ELEMENT_HEADER, (int) length);
            CommandElement.of(bytes.unsignedShort(position + 2)).ifPresent(element -> values.put(element, value));
            position += ELEMENT_HEADER + (int) length;
        }
        CommandSet command = new CommandSet(Collections.unmodifiableMap(values));
        command.number(CommandElement.COMMAND_FIELD)
                .orElseThrow(() -> new MalformedCommandException("no command field"));
        return command;
    }

    public byte[] encode() {
        ByteArrayOutputStream elements = new ByteArrayOutputStream(256);
        values.forEach((element, value) -> {
            header(elements, element.element(), value.length());
            elements.writeBytes(value.toArray());
        });
        ByteArrayOutputStream all = new ByteArrayOutputStream(elements.size() + GROUP_LENGTH_SIZE);
        header(all, 0, 4);
        u32(all, elements.size());
        all.writeBytes(elements.toByteArray());
        return all.toByteArray();
    }

    public int commandField() {
        return number(CommandElement.COMMAND_FIELD).orElseThrow();
    }

    /** Whether a data set follows in the same message. */
    public boolean hasDataSet() {
        return number(CommandElement.COMMAND_DATA_SET_TYPE).orElse(NO_DATA_SET) != NO_DATA_SET;
    }

    /** Empty if absent or not 2 bytes long. */
    public OptionalInt number(CommandElement element) {
        return value(element, 2)
                .map(value -> OptionalInt.of(value.unsignedShort(0)))
                .orElse(OptionalInt.empty());
    }

    /** The text without padding; empty if absent or blank. */
    public Optional<String> text(CommandElement element) {
        return Optional.ofNullable(values.get(element))
                .map(value -> value.toString(StandardCharsets.ISO_8859_1)
                        .replace('\0', ' ')
                        .strip())
                .filter(text -> !text.isEmpty());
    }

    public List<Tag> tags(CommandElement element) {
        Bytes value = Optional.ofNullable(values.get(element)).orElse(Bytes.empty());
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i + 4 <= value.length(); i += 4) {
            tags.add(Tag.of(value.unsignedShort(i), value.unsignedShort(i + 2)));
        }
        return List.copyOf(tags);
    }

    private Optional<Bytes> value(CommandElement element, int length) {
        return Optional.ofNullable(values.get(element)).filter(value -> value.length() == length);
    }

    private static void header(ByteArrayOutputStream out, int element, int length) {
        u16(out, 0);
        u16(out, element);
        u32(out, length);
    }

    private static void u32(ByteArrayOutputStream out, int value) {
        u16(out, value);
        u16(out, value >>> 16);
    }

    private static void u16(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >>> 8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommandSet that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Fields by name and encoded value. Commands hold UIDs and AE titles, no patient data. */
    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects the elements of one command. Not thread-safe. */
    public static final class Builder {

        private final Map<CommandElement, Bytes> values = new EnumMap<>(CommandElement.class);

        private Builder() {}

        public Builder put(CommandElement element, int number) {
            ByteArrayOutputStream value = new ByteArrayOutputStream(2);
            u16(value, number);
            values.put(element, Bytes.wrap(value.toByteArray()));
            return this;
        }

        /** Puts the text padded to an even length; puts nothing if it is empty. */
        public Builder put(CommandElement element, String text) {
            if (!text.isEmpty()) {
                char padding = element.kind() == CommandElement.Kind.UID ? '\0' : ' ';
                String padded = text.length() % 2 == 0 ? text : text + padding;
                values.put(element, Bytes.of(padded, StandardCharsets.ISO_8859_1));
            }
            return this;
        }

        /** Puts the tags; puts nothing if there are none. */
        public Builder put(CommandElement element, List<Tag> tags) {
            if (!tags.isEmpty()) {
                ByteArrayOutputStream value = new ByteArrayOutputStream(4 * tags.size());
                tags.forEach(tag -> {
                    u16(value, tag.group());
                    u16(value, tag.element());
                });
                values.put(element, Bytes.wrap(value.toByteArray()));
            }
            return this;
        }

        public Builder dataSetFollows() {
            return put(CommandElement.COMMAND_DATA_SET_TYPE, 0);
        }

        public CommandSet build() {
            return new CommandSet(Collections.unmodifiableMap(new EnumMap<>(values)));
        }
    }
}
