package dev.gantry.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects elements, in any order; a later one replaces an earlier one of the same tag. Not thread-safe. */
public final class DatasetBuilder {

    private static final Comparator<DataElement> FILE_ORDER =
            (a, b) -> Integer.compareUnsigned(a.tag().value(), b.tag().value());

    /** What is to be encoded when the character set is known, by the element that stands for it. */
    private final Map<DataElement, String> texts = new IdentityHashMap<>();

    private final List<DataElement> elements = new ArrayList<>();
    private SpecificCharacterSet inherited = SpecificCharacterSet.DEFAULT;
    private boolean sorted = true;

    DatasetBuilder() {}

    /** The character set of the data set around the item that is built. */
    DatasetBuilder inheriting(SpecificCharacterSet characterSet) {
        inherited = characterSet;
        return this;
    }

    public DatasetBuilder put(DataElement element) {
        int value = element.tag().value();
        if (!elements.isEmpty()
                && Integer.compareUnsigned(elements.getLast().tag().value(), value) >= 0) {
            sorted = false;
        }
        elements.add(element);
        return this;
    }

    public DatasetBuilder putAll(Dataset dataset) {
        dataset.forEach(this::put);
        return this;
    }

    /** The value as it is to be encoded, little endian; padded to even length when it is written. */
    public DatasetBuilder raw(Tag tag, VR vr, Bytes bytes) {
        return put(DataElement.of(tag, vr, bytes));
    }

    /**
     * Text of any string VR, encoded when the data set is built.
     *
     * @throws IllegalArgumentException if the dictionary knows the tag as no string
     */
    public DatasetBuilder string(Tag tag, String... values) {
        return string(tag, Dictionary.vr(tag), values);
    }

    /** Text of a VR that is given, for a tag the dictionary does not know. */
    public DatasetBuilder string(Tag tag, VR vr, String... values) {
        if (!vr.isString()) {
            throw new IllegalArgumentException(tag + " is " + vr + ", which holds no text");
        }
        DataElement element = DataElement.of(tag, vr, Bytes.empty());
        texts.put(element, String.join("\\", values));
        return put(element);
    }

    /**
     * Text that keeps to the rules of its VR: length, characters and form of each value (PS3.5 6.2).
     *
     * @throws IllegalArgumentException if it does not; the message says why, without the value
     */
    public DatasetBuilder valid(Tag tag, VR vr, String... values) {
        for (String value : values) {
            Optional<String> fault = value.isEmpty() ? Optional.empty() : ValueRules.fault(vr, value);
            if (vr.isMultiValued() && value.indexOf('\\') >= 0) {
                fault = Optional.of("has a backslash, which separates values");
            }
            if (fault.isPresent()) {
                throw new IllegalArgumentException("a value of " + tag + " " + vr + " " + fault.get());
            }
        }
        if (values.length > 1 && !vr.isMultiValued()) {
            throw new IllegalArgumentException(tag + " is " + vr + ", which holds one value");
        }
        return string(tag, vr, values);
    }

    /**
     * Whole numbers, with the VR of the dictionary.
     *
     * @throws IllegalArgumentException if that VR holds none, or not such as these
     */
    public DatasetBuilder integer(Tag tag, long... values) {
        VR vr = Dictionary.vr(tag);
        if (vr == VR.IS || vr == VR.DS) {
            return string(tag, Arrays.stream(values).mapToObj(Long::toString).toArray(String[]::new));
        }
        return raw(tag, vr, NumberEncoder.integers(tag, vr, Dictionary.isSignAmbiguous(tag), values));
    }

    /**
     * Numbers, with the VR of the dictionary; DS has 16 characters, and what they cannot hold is rounded.
     *
     * @throws IllegalArgumentException if that VR holds none
     */
    public DatasetBuilder decimal(Tag tag, double... values) {
        VR vr = Dictionary.vr(tag);
        return vr == VR.DS
                ? string(tag, Arrays.stream(values).mapToObj(DecimalString::of).toArray(String[]::new))
                : raw(tag, vr, NumberEncoder.decimals(tag, vr, values));
    }

    /** Tags, as the values of an element of VR AT. */
    public DatasetBuilder tags(Tag tag, Tag... values) {
        return raw(tag, VR.AT, NumberEncoder.tags(values));
    }

    public DatasetBuilder items(Tag tag, Dataset... items) {
        return items(tag, List.of(items));
    }

    public DatasetBuilder items(Tag tag, List<Dataset> items) {
        return put(new DataElement(tag, VR.SQ, new Value.Items(items)));
    }

    public DatasetBuilder remove(Tag tag) {
        elements.removeIf(element -> tag.creator().isEmpty()
                ? element.tag().value() == tag.value()
                : element.tag().equals(tag));
        return this;
    }

    /**
     * The data set. Text beyond ASCII where no character set is declared declares UTF-8. A private element that names its
     * creator moves into a block of that creator, which is reserved if there is none (PS3.5 7.8.1).
     *
     * @throws IllegalArgumentException if the declared character set lacks a character of some text
     */
    public Dataset build() {
        if (PrivateBlocks.assign(elements, texts)) {
            sorted = false;
        }
        if (!sorted) {
            sort();
        }
        if (!texts.isEmpty()) {
            encodeTexts();
        }
        return inherit(elements.toArray(DataElement[]::new), inherited);
    }

    /** A data set of sorted elements: private creators resolved, character set handed down to the items. */
    static Dataset inherit(DataElement[] elements, SpecificCharacterSet inherited) {
        resolveCreators(elements);
        Dataset dataset = Dataset.ofSorted(elements, inherited);
        for (int i = 0; i < elements.length; i++) {
            if (elements[i].value() instanceof Value.Items items) {
                elements[i] = inherit(elements[i], items.items(), dataset.characterSet());
            }
        }
        return dataset;
    }

    private static DataElement inherit(DataElement sequence, List<Dataset> items, SpecificCharacterSet characterSet) {
        List<Dataset> changed = null;
        for (int i = 0; i < items.size(); i++) {
            Dataset item = items.get(i).inheriting(characterSet);
            if (item != items.get(i)) {
                changed = changed == null ? new ArrayList<>(items) : changed;
                changed.set(i, item);
            }
        }
        return changed == null ? sequence : new DataElement(sequence.tag(), VR.SQ, new Value.Items(changed));
    }

    private void sort() {
        elements.sort(FILE_ORDER);
        List<DataElement> unique = new ArrayList<>(elements.size());
        for (DataElement element : elements) {
            if (!unique.isEmpty()
                    && unique.getLast().tag().value() == element.tag().value()) {
                unique.removeLast();
            }
            unique.add(element);
        }
        elements.clear();
        elements.addAll(unique);
        sorted = true;
    }

    private void encodeTexts() {
        SpecificCharacterSet characterSet = characterSet();
        for (int i = 0; i < elements.size(); i++) {
            DataElement element = elements.get(i);
            String text = texts.get(element);
            if (text != null) {
                elements.set(i, DataElement.of(element.tag(), element.vr(), encode(element, text, characterSet)));
            }
        }
        texts.clear();
    }

    private SpecificCharacterSet characterSet() {
        String declared = elements.stream()
                .filter(element -> element.tag().equals(Tag.SpecificCharacterSet))
                .map(element -> texts.getOrDefault(element, ""))
                .findFirst()
                .orElse("");
        if (!declared.isEmpty()) {
            return SpecificCharacterSet.of(declared.split("\\\\", -1));
        }
        SpecificCharacterSet present = Dataset.ofSorted(elements.toArray(DataElement[]::new), inherited)
                .characterSet();
        boolean ascii = texts.values().stream().allMatch(text -> text.chars().allMatch(c -> c < 0x80));
        if (present.isDeclared() || ascii) {
            return present;
        }
        string(Tag.SpecificCharacterSet, "ISO_IR 192");
        sort();
        return SpecificCharacterSet.UTF_8;
    }

    private static Bytes encode(DataElement element, String text, SpecificCharacterSet characterSet) {
        SpecificCharacterSet repertoire =
                element.vr().isCharacterSetSensitive() ? characterSet : SpecificCharacterSet.LATIN_1;
        Bytes bytes = repertoire
                .encode(text, element.vr())
                .orElseThrow(() ->
                        new IllegalArgumentException(element.tag() + " has characters that " + repertoire + " lacks"));
        if ((bytes.length() & 1) == 0) {
            return bytes;
        }
        byte[] padded = Arrays.copyOf(bytes.toArray(), bytes.length() + 1);
        padded[bytes.length()] = element.vr().paddingByte();
        return Bytes.wrap(padded);
    }

    /** Gives private elements their creators. PS3.5 7.8.1 */
    private static void resolveCreators(DataElement[] elements) {
        Map<Integer, String> creators = null;
        for (int i = 0; i < elements.length; i++) {
            DataElement element = elements[i];
            Tag tag = element.tag();
            if (!tag.isPrivate()) {
                continue;
            }
            if (tag.isPrivateCreator()) {
                creators = creators == null ? new HashMap<>() : creators;
                List<String> names = ValueDecoder.strings(element, SpecificCharacterSet.DEFAULT);
                creators.put(tag.value(), names.isEmpty() ? "" : names.getFirst());
            } else if (creators != null && tag.creator().isEmpty() && tag.element() >= 0x1000) {
                String creator = creators.getOrDefault(tag.value() & 0xFFFF0000 | tag.element() >>> 8, "");
                elements[i] = creator.isEmpty()
                        ? element
                        : new DataElement(new Tag(tag.value(), creator), element.vr(), element.value());
            }
        }
    }
}
