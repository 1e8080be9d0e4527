package dev.gantry.dicom.json;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads a document of the Native DICOM Model, PS3.19 A.1, in any encoding that XML declares. A document type is an
 * error, no entity but XML's own five is known, and nothing outside the text is ever read. Errors are
 * {@link MalformedModelException}s with line, column and tag path; the stream's own {@link IOException}s pass through.
 * Not thread-safe.
 *
 * <p>Text is encoded in UTF-8, and Specific Character Set says so where there is one or some text is more than ASCII. A
 * private element goes to the block of its creator, which gets one if it has none (PS3.5 7.8.1).
 */
public final class DicomXmlReader {
    private final InputStream in;
    private final ModelReadOptions options;
    private final Nesting nesting = new Nesting();
    private final Findings findings;

    /** @param in holds one document, and is not closed */
    public DicomXmlReader(InputStream in, ModelReadOptions options) {
        this.in = in;
        this.options = options;
        this.findings = new Findings(options.isLenient(), nesting);
    }

    /** The data set; may be called once, and not after the other method. */
    public Dataset read() throws IOException {
        DatasetCollector collector = new DatasetCollector();
        return collector.build(parse(collector));
    }

    /** Hands the data set to the handler; may be called once, and not after the other method. */
    public void read(DatasetHandler handler) throws IOException {
        parse(handler);
    }

    /** What was forgiven so far, at most 100 warnings; their offsets count characters of the text. */
    public List<Warning> warnings() {
        return findings.warnings();
    }

    private boolean parse(DatasetHandler handler) throws IOException {
        XmlEvents xml = new XmlEvents(in, findings);
        DatasetEvents events = new DatasetEvents(DatasetEvents.Model.XML, options, handler, findings, nesting, xml);
        new XmlModelParser(xml, findings, events, options.maxValueBytes()).parse();
        return events.hasForeignText();
    }
}
