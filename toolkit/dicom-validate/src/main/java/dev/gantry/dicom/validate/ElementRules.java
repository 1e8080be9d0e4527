package dev.gantry.dicom.validate;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Dictionary;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import dev.gantry.dicom.ValueRules;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What holds for every element whatever the IOD: dictionary, value representation, multiplicity, values. */
final class ElementRules {

    private record Item(Dataset dataset, Place path) {}

    private final Findings findings;

    ElementRules(Findings findings) {
        this.findings = findings;
    }

    /** Visits every element at every depth. */
    void check(Dataset dataset) {
        Deque<Item> pending = new ArrayDeque<>();
        pending.push(new Item(dataset, Place.ROOT));
        while (!pending.isEmpty()) {
            Item item = pending.pop();
            for (DataElement element : item.dataset) {
                Place path = item.path.element(element.tag());
                check(item.dataset, element, path);
                if (element.value() instanceof Value.Items items) {
                    int number = 0;
                    for (Dataset nested : items.items()) {
                        pending.push(new Item(nested, path.item(number++)));
                    }
                }
            }
        }
    }

    private void check(Dataset dataset, DataElement element, Place path) {
        Tag tag = element.tag();
        if (tag.isPrivate()) {
            checkPrivate(tag, path);
        } else if (!tag.isGroupLength()) {
            checkDictionary(dataset, element, path);
        }
        if (element.value() instanceof Value.Raw(Bytes bytes) && !bytes.isEmpty()) {
            checkBytes(dataset, element, bytes, path);
            if (element.vr().isString()) {
                checkText(dataset, element, bytes, path);
            }
        }
    }

    /** PS3.5 7.8.1 */
    private void checkPrivate(Tag tag, Place path) {
        boolean reservable = tag.element() >= 0x1000 || tag.isPrivateCreator() || tag.isGroupLength();
        if (!reservable || tag.group() <= 7 || tag.group() == 0xFFFF) {
            error(Kind.PRIVATE_CREATOR, path, "a private element must not have this tag", "PS3.5 7.8.1");
        } else if (tag.element() >= 0x1000 && tag.creator().isEmpty()) {
            error(Kind.PRIVATE_CREATOR, path, "no private creator has reserved the block", "PS3.5 7.8.1");
        }
    }

    private void checkDictionary(Dataset dataset, DataElement element, Place path) {
        Tag tag = element.tag();
        String vrs = Dictionary.vrs(tag).orElse("");
        if (vrs.isEmpty()) {
            warn(Kind.UNKNOWN_ATTRIBUTE, path, "the data dictionary has no such attribute", "PS3.6 6");
            return;
        }
        if (Dictionary.isRetired(tag)) {
            warn(Kind.RETIRED, path, Dictionary.name(tag).orElse("the attribute") + " is retired", "PS3.6 6");
        }
        if (element.vr() == VR.UN) {
            warn(Kind.VR, path, "is UN, though the data dictionary knows it as " + vrs, "PS3.5 6.2.2");
        } else if (tag.equals(Tag.PixelData) && element.vr() == VR.OB && isWideNative(dataset, element)) {
            error(Kind.VR, path, "is OB, though native pixels of more than 8 bits are OW", "PS3.5 8.1.2");
        } else if (!vrs.contains(element.vr().name())) {
            error(Kind.VR, path, "is " + element.vr() + ", but " + vrs + " in the data dictionary", "PS3.6 6");
        }
    }

    private static boolean isWideNative(Dataset dataset, DataElement element) {
        return element.value() instanceof Value.Raw
                && dataset.integer(Tag.BitsAllocated).orElse(8) > 8;
    }

    /** The length of binary values, the characters of text that declares none, the padding of UIDs. */
    private void checkBytes(Dataset dataset, DataElement element, Bytes bytes, Place path) {
        VR vr = element.vr();
        int width = ElementValues.width(vr);
        if (bytes.length() % width != 0) {
            error(Kind.VALUE, path, "the length is no multiple of " + width + ", as of " + vr, "PS3.5 6.2");
            return;
        }
        if (!vr.isString()) {
            checkCount(element, ElementValues.count(dataset, element), path);
        } else if (vr == VR.UI && bytes.get(bytes.length() - 1) == ' ') {
            error(Kind.VALUE, path, "a UID is padded with a space, not with a zero byte", "PS3.5 9.1");
        } else if (vr != VR.UI && bytes.get(bytes.length() - 1) == 0) {
            error(Kind.VALUE, path, "text is padded with a zero byte, not with a space", "PS3.5 6.2");
        }
    }

    private void checkCount(DataElement element, int count, Place path) {
        Multiplicity allowed =
                Dictionary.vm(element.tag()).map(Multiplicity::parse).orElse(Multiplicity.ANY);
        if (!element.tag().isPrivate() && !allowed.allows(count)) {
            error(Kind.VM, path, "has " + count + " values where " + allowed + " are allowed", "PS3.6 6");
        }
    }

    private void checkText(Dataset dataset, DataElement element, Bytes bytes, Place path) {
        VR vr = element.vr();
        if (isBeyondAscii(bytes)) {
            checkRepertoire(dataset, vr, path);
        }
        List<String> values = ElementValues.texts(dataset, element);
        checkCount(element, values.size(), path);
        for (String value : values) {
            if (!value.isEmpty()) {
                ValueRules.fault(vr, value)
                        .ifPresent(fault -> findings.add(
                                Severity.ERROR,
                                Kind.VALUE,
                                path,
                                "a value of " + vr + " " + fault,
                                "PS3.5 6.2",
                                value));
            }
        }
    }

    private void checkRepertoire(Dataset dataset, VR vr, Place path) {
        if (!vr.isCharacterSetSensitive()) {
            error(Kind.VALUE, path, "a value of " + vr + " has characters beyond ASCII", "PS3.5 6.1.2.3");
        } else if (dataset.characterSet().terms().isEmpty()) {
            error(Kind.VALUE, path, "has characters beyond ASCII, and no character set is declared", "PS3.5 6.1.2.3");
        }
    }

    private static boolean isBeyondAscii(Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.get(i) < 0) {
                return true;
            }
        }
        return false;
    }

    private void error(Kind kind, Place path, String text, String section) {
        findings.add(Severity.ERROR, kind, path, text, section);
    }

    private void warn(Kind kind, Place path, String text, String section) {
        findings.add(Severity.WARNING, kind, path, text, section);
    }
}
