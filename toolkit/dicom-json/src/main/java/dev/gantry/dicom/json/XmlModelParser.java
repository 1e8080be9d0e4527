package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Reads one document of the Native DICOM Model, PS3.19 A.1, without recursion. */
final class XmlModelParser {
    /** Of elements that are passed over. */
    private static final int DEEPEST_SKIPPED = 1_000;
    /** How many values in a row a writer may leave out because they are empty. */
    private static final int LONGEST_GAP = 1_000;

    /** An element that is open. */
    private enum Scope {
        DATASET,
        ATTRIBUTE,
        VALUE,
        PERSON_NAME,
        GROUP,
        COMPONENT,
        INLINE,
        BULK_DATA
    }

    private final XmlEvents xml;
    private final Findings findings;
    private final DatasetEvents events;
    private final int maxText;
    private final Deque<Scope> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final XmlPersonName personName = new XmlPersonName();
    private boolean taken;

    XmlModelParser(XmlEvents xml, Findings findings, DatasetEvents events, int maxText) {
        this.xml = xml;
        this.findings = findings;
        this.events = events;
        this.maxText = maxText;
    }

    /** Reads the document to its end. */
    void parse() throws IOException {
        if (xml.next() != XmlEvents.Event.START || !xml.name().equals("NativeDicomModel")) {
            throw xml.malformed("the text is no NativeDicomModel");
        }
        events.beginDataset();
        open.push(Scope.DATASET);
        while (!open.isEmpty()) {
            switch (xml.next()) {
                case START -> start(xml.name());
                case TEXT -> text();
                case END -> end(open.pop());
                case DOCUMENT_END -> throw xml.malformed("the text ends too soon");
            }
        }
        events.endDataset();
        while (xml.next() != XmlEvents.Event.DOCUMENT_END) {
            // white space and comments may follow
        }
    }

    private void start(String name) throws IOException {
        Optional<Scope> scope = switch (open.element()) {
            case DATASET -> name.equals("DicomAttribute") ? attribute() : Optional.empty();
            case ATTRIBUTE -> content(name);
            case PERSON_NAME -> when(personName.beginGroup(name), Scope.GROUP);
            case GROUP -> when(XmlPersonName.isComponent(name), Scope.COMPONENT);
            case VALUE, COMPONENT, INLINE, BULK_DATA -> Optional.empty();
        };
        if (scope.isEmpty()) {
            findings.forgive("an element is here that the model does not know", xml);
            skip();
            return;
        }
        open.push(scope.get());
        if (scope.get() != Scope.GROUP) {
            text.setLength(0);
        }
    }

    private static Optional<Scope> when(boolean condition, Scope scope) {
        return condition ? Optional.of(scope) : Optional.empty();
    }

    private Optional<Scope> attribute() throws IOException {
        int tag = tag();
        Optional<String> creator = xml.attribute("privateCreator").filter(name -> !name.isEmpty());
        Optional<String> vr = xml.attribute("vr");
        events.beginElement(creator.isPresent() && (tag & 0xFF00) == 0 ? events.privateTag(tag, creator.get()) : tag);
        if (vr.isPresent()) {
            events.vr(vr.get());
        }
        taken = false;
        return Optional.of(Scope.ATTRIBUTE);
    }

    private int tag() throws MalformedModelException {
        String spelled = xml.attribute("tag").orElse("");
        if (spelled.length() == 8 && spelled.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'F')) {
            return Integer.parseUnsignedInt(spelled, 16);
        }
        try {
            Tag tag = Tag.parse(spelled.isEmpty() ? xml.attribute("keyword").orElse("") : spelled);
            findings.forgive("a tag is not eight upper-case hexadecimal digits", xml);
            return tag.value();
        } catch (IllegalArgumentException e) {
            throw xml.malformed("an attribute has no tag");
        }
    }

    private Optional<Scope> content(String name) throws IOException {
        switch (name) {
            case "Value" -> {
                return values(Scope.VALUE);
            }
            case "PersonName" -> {
                personName.begin();
                return values(Scope.PERSON_NAME);
            }
            case "Item" -> {
                events.beginItem();
                return Optional.of(Scope.DATASET);
            }
            case "InlineBinary" -> {
                return Optional.of(Scope.INLINE);
            }
            case "BulkData" -> {
                Optional<String> address = xml.attribute("uri").or(() -> xml.attribute("uuid"));
                events.address(address.orElseThrow(() -> xml.malformed("bulk data has no address")));
                return Optional.of(Scope.BULK_DATA);
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    /** Begins a value; empty ones that its number says were left out come first. */
    private Optional<Scope> values(Scope scope) throws MalformedModelException {
        if (!taken && !events.beginValues()) {
            return Optional.empty();
        }
        taken = true;
        int missing = number() - events.scalars().count() - 1;
        if (missing < 0 || missing > LONGEST_GAP) {
            findings.forgive("a value has another number than its place", xml);
        }
        for (int i = 0; i < missing && missing <= LONGEST_GAP; i++) {
            events.endScalar(Scalars.Kind.NULL);
        }
        return Optional.of(scope);
    }

    private int number() throws MalformedModelException {
        String number = xml.attribute("number").orElse("");
        boolean isNumber =
                !number.isEmpty() && number.length() < 10 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            findings.forgive("a value has no number", xml);
            return events.scalars().count() + 1;
        }
        return Integer.parseInt(number);
    }

    private void text() throws MalformedModelException {
        switch (open.element()) {
            case VALUE, COMPONENT, INLINE -> {
                xml.appendText(text);
                if (text.length() > maxText) {
                    throw xml.malformed("the text of the values is longer than " + maxText + " bytes");
                }
            }
            default -> {
                if (!xml.isBlank()) {
                    findings.forgive("text stands where the model has none", xml);
                }
            }
        }
    }

    private void end(Scope scope) throws IOException {
        switch (scope) {
            case ATTRIBUTE -> events.endElement();
            case VALUE -> scalar(text.toString());
            case PERSON_NAME -> scalar(personName.encoded());
            case COMPONENT -> personName.component(xml.name(), text.toString());
            case INLINE -> inline();
            case DATASET -> {
                if (!open.isEmpty()) {
                    events.endItem();
                }
            }
            case GROUP, BULK_DATA -> {}
        }
    }

    private void scalar(String value) throws MalformedModelException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        events.scalars().bytes().append(utf8, 0, utf8.length);
        events.endScalar(Scalars.Kind.PLAIN);
    }

    // XML Schema Part 2, 3.2.16: white space is allowed between the digits
    private void inline() throws MalformedModelException {
        ByteBuilder digits = new ByteBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x20) {
                digits.append(c < 0x80 ? c : '?');
            }
        }
        Optional<Bytes> decoded = digits.decodedBase64();
        events.inline(decoded.orElseThrow(() -> xml.malformed("inline binary is no base64")));
    }

    private void skip() throws IOException {
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case START -> depth++;
                case END -> depth--;
                case TEXT -> {}
                case DOCUMENT_END -> throw xml.malformed("the text ends too soon");
            }
            if (depth > DEEPEST_SKIPPED) {
                throw xml.malformed("elements are nested deeper than " + DEEPEST_SKIPPED);
            }
        }
    }
}
