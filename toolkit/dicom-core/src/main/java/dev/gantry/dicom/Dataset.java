package dev.gantry.dicom;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A data set: elements in the order of their tags. Immutable and thread-safe.
 *
 * <p>Values are decoded when asked for. An accessor answers nothing where the element is absent, empty, or not what is
 * asked for; the first value where there are many. Text follows Specific Character Set, that of an item or else that of
 * the data set around it (PS3.5 6.1.2.3).
 */
public final class Dataset implements Iterable<DataElement> {

    private static final Dataset EMPTY = new Dataset(new DataElement[0], SpecificCharacterSet.DEFAULT);

    private final DataElement[] elements;
    private final SpecificCharacterSet characterSet;

    private Dataset(DataElement[] elements, SpecificCharacterSet characterSet) {
        this.elements = elements;
        this.characterSet = characterSet;
    }

    /**
     * From elements that are sorted, unique, and carry their private creators.
     *
     * @param inherited the character set where the elements declare none
     */
    static Dataset ofSorted(DataElement[] elements, SpecificCharacterSet inherited) {
        if (elements.length == 0 && !inherited.isDeclared()) {
            return EMPTY;
        }
        Dataset undecided = new Dataset(elements, SpecificCharacterSet.DEFAULT);
        List<String> declared = undecided.strings(Tag.SpecificCharacterSet);
        boolean same = declared.isEmpty() || declared.equals(inherited.terms());
        return new Dataset(elements, same ? inherited : SpecificCharacterSet.of(declared.toArray(String[]::new)));
    }

    /** This data set as an item of one with another character set. */
    Dataset inheriting(SpecificCharacterSet parent) {
        return characterSet.equals(parent) || contains(Tag.SpecificCharacterSet)
                ? this
                : DatasetBuilder.inherit(elements, parent);
    }

    public static Dataset empty() {
        return EMPTY;
    }

    public static DatasetBuilder builder() {
        return new DatasetBuilder();
    }

    /** A builder that starts with these elements. */
    public DatasetBuilder toBuilder() {
        boolean inherits = !contains(Tag.SpecificCharacterSet);
        return new DatasetBuilder()
                .inheriting(inherits ? characterSet : SpecificCharacterSet.DEFAULT)
                .putAll(this);
    }

    public Optional<DataElement> get(Tag tag) {
        int index = indexOf(tag);
        return index < 0 ? Optional.empty() : Optional.of(elements[index]);
    }

    public boolean contains(Tag tag) {
        return indexOf(tag) >= 0;
    }

    /** A tag without a creator is found by its number, a private one with its creator in whatever block. */
    private int indexOf(Tag tag) {
        if (!tag.creator().isEmpty()) {
            for (int i = 0; i < elements.length; i++) {
                if (elements[i].tag().equals(tag)) {
                    return i;
                }
            }
            return -1;
        }
        int low = 0;
        int high = elements.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int order = Integer.compareUnsigned(elements[middle].tag().value(), tag.value());
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /**
     * The element that must be there.
     *
     * @throws NoSuchElementException if it is not
     */
    public DataElement require(Tag tag) {
        return get(tag).orElseThrow(() -> new NoSuchElementException("no " + tag + " in the data set"));
    }

    /** The first value as text, without padding; numbers in decimal, tags as eight hexadecimal digits. */
    public Optional<String> string(Tag tag) {
        List<String> values = strings(tag);
        return values.isEmpty() || values.getFirst().isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /** Every value as text, without padding; a value between others may be empty. */
    public List<String> strings(Tag tag) {
        int index = indexOf(tag);
        return index < 0 ? List.of() : ValueDecoder.strings(elements[index], characterSet);
    }

    public Optional<String> uid(Tag tag) {
        return string(tag);
    }

    /** The first whole number, if it fits 32 bits. */
    public OptionalInt integer(Tag tag) {
        long[] values = integers(tag);
        return values.length > 0 && values[0] == (int) values[0]
                ? OptionalInt.of((int) values[0])
                : OptionalInt.empty();
    }

    /** Every whole number; UV wraps beyond 2^63. */
    public long[] integers(Tag tag) {
        int index = indexOf(tag);
        return index < 0 ? new long[0] : ValueDecoder.longs(elements[index], characterSet);
    }

    public OptionalDouble decimal(Tag tag) {
        double[] values = decimals(tag);
        return values.length > 0 ? OptionalDouble.of(values[0]) : OptionalDouble.empty();
    }

    public double[] decimals(Tag tag) {
        int index = indexOf(tag);
        return index < 0 ? new double[0] : ValueDecoder.doubles(elements[index], characterSet);
    }

    /** Every number, exactly as it is given; of UV unsigned. */
    public List<BigDecimal> exactDecimals(Tag tag) {
        return strings(tag).stream()
                .map(DecimalString::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    public Optional<Age> age(Tag tag) {
        return string(tag).flatMap(Age::parse);
    }

    /** The first value of a DA, TM or DT, as precise as it is. */
    public Optional<PartialDateTime> dateTime(Tag tag) {
        VR vr = get(tag).map(element -> ValueText.shownAs(element.vr(), tag)).orElse(VR.UN);
        return vr == VR.DA || vr == VR.TM || vr == VR.DT
                ? string(tag).flatMap(text -> PartialDateTime.parse(vr, text))
                : Optional.empty();
    }

    public Optional<LocalDate> date(Tag tag) {
        return string(tag).flatMap(DateTimes::date);
    }

    public Optional<LocalTime> time(Tag tag) {
        return string(tag).flatMap(DateTimes::time);
    }

    public Optional<PersonName> personName(Tag tag) {
        return string(tag).map(PersonName::parse);
    }

    /** The items of a sequence; none if it is absent or no sequence. */
    public List<Dataset> items(Tag tag) {
        int index = indexOf(tag);
        return index >= 0 && elements[index].value() instanceof Value.Items items ? items.items() : List.of();
    }

    /** The value as encoded, little endian; nothing for sequences, fragments and values left where they lie. */
    public Optional<Bytes> bytes(Tag tag) {
        return get(tag).flatMap(element ->
                element.value() instanceof Value.Raw raw ? Optional.of(raw.bytes()) : Optional.empty());
    }

    /** A data set with this element, in place of one of the same tag. */
    public Dataset with(DataElement element) {
        return toBuilder().put(element).build();
    }

    public Dataset without(Tag tag) {
        return contains(tag) ? toBuilder().remove(tag).build() : this;
    }

    public int size() {
        return elements.length;
    }

    public boolean isEmpty() {
        return elements.length == 0;
    }

    /** What governs the text: declared here, or by the data set around this item. */
    public SpecificCharacterSet characterSet() {
        return characterSet;
    }

    Collection<DataElement> elements() {
        return Arrays.asList(elements);
    }

    @Override
    public Iterator<DataElement> iterator() {
        return elements().iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dataset that && Arrays.equals(elements, that.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(elements);
    }

    /** The number of elements; values may be a patient's. */
    @Override
    public String toString() {
        return "Dataset of " + elements.length + " elements";
    }
}
