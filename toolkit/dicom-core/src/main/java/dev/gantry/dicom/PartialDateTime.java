package dev.gantry.dicom;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of DA, TM or DT, as precisely as it is given. PS3.5 6.2
 *
 * @param vr DA, TM or DT
 * @param earliest the first moment it may mean; of TM on 1970-01-01. A leap second is taken for the second before it
 * @param digits how many digits of YYYYMMDDHHMMSSFFFFFF are known: 4, 6, 8, 10, 12, or 14 to 20; of TM 10 and up
 * @param offset from UTC, of DT only; without it the offset of the data set counts, (0008,0201)
 */
public record PartialDateTime(VR vr, LocalDateTime earliest, int digits, Optional<ZoneOffset> offset) {

    private static final String EPOCH = "19700101";
    private static final int SECOND = 14;
    private static final int MICROSECOND = 20;
    private static final Pattern DATE = Pattern.compile("\\d{4}([.-]?)\\d\\d\\1\\d\\d");
    private static final Pattern TIME =
            Pattern.compile("(\\d\\d(?:(:?)\\d\\d(?:\\2\\d\\d)?)?)(?:(?<=\\d\\d:?\\d\\d:?\\d\\d)\\.(\\d{1,6}))?");
    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{4}(?:\\d\\d){0,5})(?:(?<=\\d{14})\\.(\\d{1,6}))?([+-]\\d{4})?");

    public PartialDateTime {
        boolean known = digits >= 4 && digits <= SECOND ? digits % 2 == 0 : digits > SECOND && digits <= MICROSECOND;
        boolean fits = switch (vr) {
            case DA -> digits == 8;
            case TM -> digits >= 10;
            case DT -> true;
            default -> false;
        };
        if (!known || !fits || offset.isPresent() && vr != VR.DT) {
            throw new IllegalArgumentException("no such precision or offset in " + vr);
        }
    }

    /** Reads a value, also in the forms of ACR-NEMA ("2001.02.03", "10:11:12"); empty if it is none. */
    public static Optional<PartialDateTime> parse(VR vr, String text) {
        String plain = text.strip();
        Matcher matcher = pattern(vr).matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return switch (vr) {
            case DA -> of(vr, plain.replaceAll("[.-]", ""), "", "");
            case TM -> of(vr, EPOCH + matcher.group(1).replace(":", ""), matcher.group(3), "");
            default -> of(vr, matcher.group(1), matcher.group(2), matcher.group(3));
        };
    }

    private static Pattern pattern(VR vr) {
        return switch (vr) {
            case DA -> DATE;
            case TM -> TIME;
            case DT -> DATE_TIME;
            default -> throw new IllegalArgumentException(vr + " holds no date or time");
        };
    }

    private static Optional<PartialDateTime> of(VR vr, String clock, @Nullable String fraction, @Nullable String zone) {
        String part = fraction == null ? "" : fraction;
        String all = clock + "00000101000000".substring(clock.length());
        try {
            int second = number(all, 12);
            LocalDateTime earliest = LocalDateTime.of(
                    Integer.parseInt(all, 0, 4, 10),
                    number(all, 4),
                    number(all, 6),
                    number(all, 8),
                    number(all, 10),
                    // A leap second is written as 60.
                    second == 60 ? 59 : second,
                    Integer.parseInt((part + "000000000").substring(0, 9)));
            Optional<ZoneOffset> offset = zone == null || zone.isEmpty() ? Optional.empty() : Optional.of(zone(zone));
            return Optional.of(new PartialDateTime(vr, earliest, clock.length() + part.length(), offset));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String digits, int from) {
        return Integer.parseInt(digits, from, from + 2, 10);
    }

    /** From -1200 to +1400. */
    private static ZoneOffset zone(String zone) {
        int value = Integer.parseInt(zone);
        if (value < -1200 || value > 1400) {
            throw new DateTimeException("no offset from UTC");
        }
        return ZoneOffset.ofHoursMinutes(value / 100, value % 100);
    }

    /** Whether a value is in the form that PS3.5 6.2 demands, not one that is merely understood. */
    static boolean isStandard(VR vr, String text) {
        boolean old = vr == VR.DA ? text.length() != 8 : text.indexOf(':') >= 0;
        return !old && text.equals(text.strip()) && parse(vr, text).isPresent();
    }

    /** The last moment it may mean, to the nanosecond. */
    public LocalDateTime latest() {
        LocalDateTime next = switch (digits) {
            case 4 -> earliest.plusYears(1);
            case 6 -> earliest.plusMonths(1);
            case 8 -> earliest.plusDays(1);
            case 10 -> earliest.plusHours(1);
            case 12 -> earliest.plusMinutes(1);
            default -> earliest.plusNanos((long) Math.pow(10, 9.0 + SECOND - digits));
        };
        return next.minusNanos(1);
    }

    /** The first moment, at its own offset or else at the data set's. */
    public OffsetDateTime earliest(ZoneOffset ofDataset) {
        return earliest.atOffset(offset.orElse(ofDataset));
    }

    /** The last moment, at its own offset or else at the data set's. */
    public OffsetDateTime latest(ZoneOffset ofDataset) {
        return latest().atOffset(offset.orElse(ofDataset));
    }

    /** As encoded: "20260228", "1011", "20260228101112.5+0100". */
    @Override
    public String toString() {
        String all = String.format(
                Locale.ROOT,
                "%04d%02d%02d%02d%02d%02d%06d",
                earliest.getYear(),
                earliest.getMonthValue(),
                earliest.getDayOfMonth(),
                earliest.getHour(),
                earliest.getMinute(),
                earliest.getSecond(),
                earliest.truncatedTo(ChronoUnit.MICROS).getNano() / 1000);
        String known = all.substring(vr == VR.TM ? 8 : 0, Math.min(digits, SECOND));
        String fraction = digits > SECOND ? "." + all.substring(SECOND, digits) : "";
        return known + fraction + offset.map(PartialDateTime::text).orElse("");
    }

    private static String text(ZoneOffset offset) {
        int minutes = offset.getTotalSeconds() / 60;
        int absolute = Math.abs(minutes);
        return String.format(Locale.ROOT, "%s%02d%02d", minutes < 0 ? "-" : "+", absolute / 60, absolute % 60);
    }
}
