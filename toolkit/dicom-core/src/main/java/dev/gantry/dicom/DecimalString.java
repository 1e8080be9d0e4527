package dev.gantry.dicom;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as DS and IS write them, without loss where 16 characters allow it. PS3.5 6.2 */
public final class DecimalString {

    private static final int MOST = 16;
    private static final int MOST_EXPONENT = 9999;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d++(\\.\\d*+)?|\\.\\d++)([eE][+-]?\\d{1,9}+)?");

    private DecimalString() {}

    /** The number of a text as DS and IS allow it, of whatever length; empty if it is none. */
    public static Optional<BigDecimal> parse(String text) {
        String plain = text.strip();
        if (!NUMBER.matcher(plain).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(plain);
        // Beyond this a number is a mistake or an attack: adding two such would fill the heap.
        return Math.abs((long) number.scale()) > MOST_EXPONENT ? Optional.empty() : Optional.of(number);
    }

    /**
     * A number in at most 16 characters, which read back give the same double wherever that is possible.
     *
     * @throws IllegalArgumentException if it is infinite or not a number
     */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("DS holds finite numbers only");
        }
        return of(new BigDecimal(Double.toString(value)));
    }

    /** A number in at most 16 characters: exact if they allow it, else rounded to as many digits as they do. */
    public static String of(BigDecimal value) {
        BigDecimal exact = value.stripTrailingZeros();
        for (int digits = Math.min(MOST, exact.precision()); digits > 0; digits--) {
            BigDecimal rounded =
                    exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
            boolean moderate = Math.abs((long) rounded.scale()) <= MOST && rounded.precision() <= 2 * MOST;
            String plain = moderate ? rounded.toPlainString() : "";
            if (moderate && plain.length() <= MOST) {
                return plain;
            }
            String scientific = scientific(rounded);
            if (scientific.length() <= MOST) {
                return scientific;
            }
        }
        throw new IllegalArgumentException("the exponent is beyond what DS holds");
    }

    /** Without a plus sign before the exponent. */
    private static String scientific(BigDecimal value) {
        String digits = value.unscaledValue().abs().toString();
        long exponent = (long) value.precision() - 1 - value.scale();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (value.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "E" + exponent;
    }
}
