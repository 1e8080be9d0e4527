package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dictionary;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Checks what a parser of either model finds, and hands it on as a data set's elements. The parts of an element may come
 * in any order; only that a sequence is one must show before its first item ends.
 */
final class DatasetEvents {
    private static final Bytes UTF_8 = Bytes.of("ISO_IR 192", StandardCharsets.US_ASCII);

    /** What one model demands and the other does not. */
    enum Model {
        /** PS3.18 F.2.2: elements are in order and have a VR, inline binary is of a few VRs only. */
        JSON,
        /** PS3.19 A.1.5: the VR may be missing, and text that XML cannot hold is inline binary. */
        XML
    }

    private final Model model;
    private final ModelReadOptions options;
    private final DatasetHandler handler;
    private final Findings findings;
    private final Nesting nesting;
    private final Position position;
    private final Scalars scalars = new Scalars();
    private final ValueEncoder encoder;
    private long count;

    DatasetEvents(
            Model model,
            ModelReadOptions options,
            DatasetHandler handler,
            Findings findings,
            Nesting nesting,
            Position position) {
        this.model = model;
        this.options = options;
        this.handler = handler;
        this.findings = findings;
        this.nesting = nesting;
        this.position = position;
        this.encoder = new ValueEncoder(findings, position);
    }

    /** Whether some text so far was more than ASCII. */
    boolean hasForeignText() {
        return encoder.hasForeignText();
    }

    void beginDataset() {
        nesting.push(new OpenDataset(false));
    }

    void endDataset() {
        nesting.pop();
    }

    void beginElement(int tag) throws MalformedModelException {
        countOne();
        OpenDataset dataset = nesting.current();
        PendingElement element = new PendingElement(tag, dataset.isMuted());
        dataset.begin(element);
        scalars.clear();
        if (isUnwanted(tag)) {
            element.mute();
        }
        if (!dataset.isInOrder(tag) && model == Model.JSON) {
            findings.forgive("the elements are not in the order of their tags", position);
        }
        if (!dataset.add(tag)) {
            findings.forgive("the element comes a second time, the first is taken", position);
            element.mute();
        }
    }

    /**
     * The tag of a private element that is known by its creator. Where the creator has no block yet, an element reserves
     * one.
     */
    int privateTag(int tag, String creator) throws IOException {
        int group = tag >>> 16;
        PrivateBlocks blocks = nesting.current().blocks();
        OptionalInt block = blocks.block(group, creator);
        if (block.isEmpty()) {
            block = blocks.free(group);
            if (block.isEmpty() || (group & 1) == 0) {
                throw malformed("a private element has no place");
            }
            beginElement(group << 16 | block.getAsInt());
            vr("LO");
            beginValues();
            byte[] text = creator.getBytes(StandardCharsets.UTF_8);
            scalars.bytes().append(text, 0, text.length);
            endScalar(Scalars.Kind.PLAIN);
            endElement();
        }
        return group << 16 | block.orElseThrow() << 8 | tag & 0xFF;
    }

    private boolean isUnwanted(int tag) throws MalformedModelException {
        int group = tag >>> 16;
        if (group == 0xFFFE) {
            throw malformed("a delimiter is no element");
        }
        if ((tag & 0xFFFF) == 0) {
            findings.forgive("a group length is no part of the model", position);
            return true;
        }
        if (group == 2) {
            findings.forgive("file meta information is no part of the model", position);
            return true;
        }
        return false;
    }

    private void countOne() throws MalformedModelException {
        if (++count > options.maxElements()) {
            throw malformed("there are more than " + options.maxElements() + " elements");
        }
    }

    /** The VR as it is spelled. */
    void vr(String code) throws MalformedModelException {
        Optional<VR> vr = VR.parse(code);
        if (vr.isEmpty()) {
            findings.forgive("there is no such VR, UN is taken", position);
        }
        if (element().vr() != null) {
            findings.forgive("the VR comes a second time", position);
        }
        element().declare(vr.orElse(VR.UN));
    }

    /** Begins the values of the element. Answers false when it has a value already and these are to be passed over. */
    boolean beginValues() throws MalformedModelException {
        return becomes(PendingElement.Content.VALUES);
    }

    /** Where values go that are neither items nor empty objects. */
    Scalars scalars() {
        return scalars;
    }

    /** A value has been added to the scalars. */
    void endScalar(Scalars.Kind kind) throws MalformedModelException {
        if (kind != Scalars.Kind.NULL && element().content() == PendingElement.Content.ITEMS
                || element().hasUndecided()) {
            throw malformed("items and other values are mixed");
        }
        if (scalars.bytes().size() + scalars.count() >= options.maxValueBytes()) {
            throw malformed("the text of the values is longer than " + options.maxValueBytes() + " bytes");
        }
        scalars.end(kind);
    }

    void inline(Bytes bytes) throws MalformedModelException {
        if (becomes(PendingElement.Content.INLINE)) {
            element().inline(bytes);
        }
    }

    void address(String uri) throws MalformedModelException {
        if (becomes(PendingElement.Content.ADDRESS)) {
            element().address(uri);
        }
    }

    private boolean becomes(PendingElement.Content content) throws MalformedModelException {
        if (element().content() != PendingElement.Content.NONE) {
            findings.forgive("the element has a value already, the first is taken", position);
            return false;
        }
        element().becomes(content);
        return true;
    }

    /** An empty object: an item or a name. */
    void emptyObject() throws IOException {
        VR vr = element().vr();
        if (vr == VR.SQ || element().content() == PendingElement.Content.ITEMS) {
            beginItem();
            endItem();
        } else if (vr == VR.PN || scalars.count() > 0) {
            endScalar(Scalars.Kind.NAME);
        } else {
            countOne();
            element().addUndecided();
        }
    }

    /** A name of a person has been added to the scalars. */
    void endName(ByteBuilder name) throws MalformedModelException {
        for (int i = element().takeUndecided(); i > 0; i--) {
            scalars.end(Scalars.Kind.NAME);
        }
        scalars.bytes().append(name.array(), 0, name.size());
        endScalar(Scalars.Kind.NAME);
    }

    void beginItem() throws IOException {
        PendingElement element = element();
        if (element.content() != PendingElement.Content.ITEMS) {
            beginSequence(element);
        }
        openItem(element);
    }

    private void beginSequence(PendingElement element) throws IOException {
        if (scalars.count() > 0 && !onlyNulls()) {
            throw malformed("items and other values are mixed");
        }
        VR vr = element.vr();
        if (vr != null && vr != VR.SQ && vr != VR.UN) {
            throw malformed("items are no value of VR " + vr);
        }
        element.becomes(PendingElement.Content.ITEMS);
        if (!element.isMuted()) {
            handler.beginSequence(Tag.of(element.tag()));
        }
        for (int i = element.takeUndecided(); i > 0; i--) {
            openItem(element);
            endItem();
        }
    }

    private boolean onlyNulls() {
        for (int i = 0; i < scalars.count(); i++) {
            if (scalars.kind(i) != Scalars.Kind.NULL) {
                return false;
            }
        }
        return true;
    }

    private void openItem(PendingElement sequence) throws IOException {
        countOne();
        sequence.nextItem();
        nesting.push(new OpenDataset(sequence.isMuted()));
        if (nesting.size() > options.maxDepth() + 1) {
            throw malformed("sequences are nested deeper than " + options.maxDepth());
        }
        if (!sequence.isMuted()) {
            handler.beginItem();
        }
    }

    void endItem() throws IOException {
        nesting.pop();
        if (!element().isMuted()) {
            handler.endItem();
        }
    }

    /** The element is complete. */
    void endElement() throws IOException {
        PendingElement element = element();
        if (element.content() == PendingElement.Content.ITEMS) {
            endSequence(element);
        } else if (!element.isMuted()) {
            switch (vr(element)) {
                case SQ -> emptySequence(element);
                case VR vr -> value(element, vr);
            }
        }
        nesting.current().end();
    }

    private void endSequence(PendingElement element) throws IOException {
        VR vr = element.vr();
        if (vr == null && Dictionary.vr(Tag.of(element.tag())) != VR.SQ || vr == VR.UN) {
            findings.forgive("the VR of a sequence is missing or unknown", position);
        } else if (vr != null && vr != VR.SQ) {
            throw malformed("items are no value of VR " + vr);
        } else if (vr == null) {
            forgiveMissingVr();
        }
        if (!element.isMuted()) {
            handler.endSequence();
        }
    }

    private VR vr(PendingElement element) throws MalformedModelException {
        VR declared = element.vr();
        if (declared != null) {
            return declared;
        }
        forgiveMissingVr();
        Tag tag = Tag.of(element.tag());
        VR vr = Dictionary.vr(tag);
        return vr == VR.US && Dictionary.isSignAmbiguous(tag) && encoder.hasNegative(scalars) ? VR.SS : vr;
    }

    private void forgiveMissingVr() throws MalformedModelException {
        if (model == Model.JSON) {
            findings.forgive("the VR is missing, the dictionary's is taken", position);
        }
    }

    private void emptySequence(PendingElement element) throws IOException {
        if (element.content() == PendingElement.Content.ADDRESS) {
            bulkData(element, VR.SQ);
            return;
        }
        if (element.content() == PendingElement.Content.INLINE || !onlyNulls()) {
            throw malformed("a sequence holds what is no item");
        }
        if (scalars.count() > 0) {
            findings.forgive("null is no item", position);
        }
        int empties = element.takeUndecided();
        handler.beginSequence(Tag.of(element.tag()));
        for (int i = 0; i < empties; i++) {
            handler.beginItem();
            handler.endItem();
        }
        handler.endSequence();
    }

    private void value(PendingElement element, VR vr) throws IOException {
        for (int i = element.takeUndecided(); i > 0; i--) {
            scalars.end(Scalars.Kind.NAME);
        }
        switch (element.content()) {
            case ADDRESS -> bulkData(element, vr);
            case INLINE -> emit(element, vr, checkedInline(element, vr));
            default -> emit(element, vr, encoder.encode(vr, scalars));
        }
    }

    private Bytes checkedInline(PendingElement element, VR vr) throws MalformedModelException {
        switch (vr) {
            case OB, OD, OF, OL, OV, OW, UN -> {}
            default -> {
                if (model == Model.JSON || !vr.isString()) {
                    findings.forgive("inline binary is no value of VR " + vr, position);
                }
                encoder.note(vr, element.inline());
            }
        }
        return element.inline();
    }

    private void emit(PendingElement element, VR vr, Bytes value) throws IOException {
        boolean declaration = element.tag() == Tag.SpecificCharacterSet.value() && !value.isEmpty();
        Tag tag = Tag.of(element.tag());
        if (tag.isPrivateCreator() && PrivateBlocks.canName(vr)) {
            nesting.current()
                    .blocks()
                    .reserve(tag, value.toString(StandardCharsets.UTF_8).trim());
        }
        handler.element(DataElement.of(tag, vr, declaration ? UTF_8 : value));
    }

    private void bulkData(PendingElement element, VR vr) throws IOException {
        Tag tag = Tag.of(element.tag());
        Optional<Value> found = options.bulkData().value(element.address(), nesting.path(), vr);
        if (found.isPresent()) {
            if (vr == VR.SQ ? found.get() instanceof Value.Raw : found.get() instanceof Value.Items) {
                throw malformed("the bulk data is no value of VR " + vr);
            }
            handler.element(new DataElement(tag, vr, found.get()));
            return;
        }
        switch (options.unresolved()) {
            case REFUSE -> throw malformed("the bulk data is not here");
            case KEEP -> handler.bulkData(tag, vr, element.address());
            case LEAVE_OUT -> findings.forgive("the bulk data is not here, the element is left out", position);
        }
    }

    private MalformedModelException malformed(String text) {
        return findings.malformed(text, position);
    }

    private PendingElement element() {
        PendingElement element = nesting.current().element();
        if (element == null) {
            throw new IllegalStateException("no element is open");
        }
        return element;
    }
}
