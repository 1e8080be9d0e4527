package dev.gantry.dicom.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML as a stream of events, without anything that reaches beyond the text: no document type, no entity but the five of
 * XML itself, no address is ever followed. Every fault is a {@link MalformedModelException}.
 */
final class XmlEvents implements Position {

    /** What {@link #next} has come to. */
    enum Event {
        START,
        TEXT,
        END,
        DOCUMENT_END
    }

    /** Beyond what a reader ever follows: two elements for every sequence, and what is passed over. */
    private static final int DEEPEST = 4_000;

    private final Findings findings;
    private final InputStream in;
    private final XMLInputFactory factory = factory();
    private Optional<XmlText> text = Optional.empty();
    private Optional<XMLStreamReader> xml = Optional.empty();

    XmlEvents(InputStream in, Findings findings) {
        this.in = in;
        this.findings = findings;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty("jdk.xml.maxElementDepth", DEEPEST);
        // Without a document type only XML's own entities and characters by number count here, which expand to one.
        factory.setProperty("jdk.xml.totalEntitySizeLimit", 0);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", 0);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the text is read");
        });
        return factory;
    }

    /** Goes to the next start, text or end; comments and processing instructions are passed over. */
    Event next() throws IOException {
        while (true) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return Event.START;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return Event.END;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    return Event.TEXT;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return Event.DOCUMENT_END;
                }
                case XMLStreamConstants.DTD -> throw malformed("the text has a document type");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw malformed("the text refers to an entity");
                default -> {
                    // says nothing about the data set
                }
            }
        }
    }

    private int advance() throws IOException {
        try {
            if (xml.isEmpty()) {
                open();
            }
            return reader().next();
        } catch (XMLStreamException e) {
            throw translated(e);
        }
    }

    private void open() throws IOException, XMLStreamException {
        try {
            text = Optional.of(XmlText.of(in));
        } catch (UnsupportedCharsetException e) {
            throw malformed("the text is in an unknown encoding");
        }
        xml = Optional.of(factory.createXMLStreamReader(text.get()));
    }

    /** What the stream itself throws passes through; bytes that are no text are the text's fault. */
    private IOException translated(XMLStreamException e) {
        return switch (e.getNestedException()) {
            case CharacterCodingException _ -> malformed("the text is not in the encoding it declares, or UTF-8");
            case IOException ofTheStream -> ofTheStream;
            case null, default -> malformed("the text is no well-formed XML");
        };
    }

    private XMLStreamReader reader() {
        return xml.orElseThrow();
    }

    /** Of the element that starts or ends, without its namespace. */
    String name() {
        return reader().getLocalName();
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(reader().getAttributeValue(null, name));
    }

    void appendText(StringBuilder target) {
        target.append(reader().getTextCharacters(), reader().getTextStart(), reader().getTextLength());
    }

    boolean isBlank() {
        return reader().isWhiteSpace();
    }

    MalformedModelException malformed(String text) {
        return findings.malformed(text, this);
    }

    @Override
    public long offset() {
        long read = text.map(XmlText::count).orElse(0L);
        return xml.map(reader -> Math.clamp(reader.getLocation().getCharacterOffset(), 0, read))
                .orElse(0L);
    }

    @Override
    public int line() {
        return xml.map(reader -> Math.max(1, reader.getLocation().getLineNumber()))
                .orElse(1);
    }

    @Override
    public int column() {
        return xml.map(reader -> Math.max(1, reader.getLocation().getColumnNumber()))
                .orElse(1);
    }
}
