package dev.gantry.objects;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The name of a segment, {@code <milliseconds since 1970>-<random>} in hexadecimal. No name is ever used again, so a
 * reference to a deleted object can never come to mean another one, and a record copied into another segment is not
 * taken for one of its own.
 */
record SegmentName(String text) implements Comparable<SegmentName> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{12}-[0-9a-f]{8}");

    static SegmentName fresh() {
        int random = ThreadLocalRandom.current().nextInt();
        return new SegmentName("%012x-%08x".formatted(System.currentTimeMillis(), random));
    }

    /** Empty when the text is not the name of a segment, such as one that leads out of the directory. */
    static Optional<SegmentName> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SegmentName(text)) : Optional.empty();
    }

    /** A checksum begun with this name. */
    CRC32C checksum() {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return crc;
    }

    @Override
    public int compareTo(SegmentName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
