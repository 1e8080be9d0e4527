package dev.gantry.dicom.json;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dictionary;
import dev.gantry.dicom.SpecificCharacterSet;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.VR;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The elements of the Native DICOM Model in their order, PS3.19 A.1.5. */
final class XmlElementWriter implements ModelOutput {
    private static final String NAMESPACE = "http://dicom.nema.org/PS3.19/models/NativeDICOM";

    private final XmlOutput xml;
    private final XmlValueWriter values;
    private final ValuePath path = new ValuePath();
    private final Deque<PrivateBlocks> around = new ArrayDeque<>();
    private PrivateBlocks blocks = new PrivateBlocks();
    private BulkDataUris bulk = BulkDataUris.NONE;

    XmlElementWriter(XmlOutput xml) {
        this.xml = xml;
        this.values = new XmlValueWriter(xml);
    }

    /** What is left out from here on. */
    void leaveOut(BulkDataUris chosen) {
        bulk = chosen;
    }

    @Override
    public void beginDataset() throws IOException {
        blocks = new PrivateBlocks();
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<NativeDicomModel xmlns=\"");
        xml.raw(NAMESPACE);
        xml.raw("\" xml:space=\"preserve\">");
    }

    @Override
    public void endDataset() throws IOException {
        xml.raw("</NativeDicomModel>\n");
    }

    @Override
    public void begin(Tag tag, VR vr) throws IOException {
        Optional<String> creator = blocks.creator(tag).filter(XmlOutput::canWrite);
        xml.raw("<DicomAttribute tag=\"");
        xml.hex(creator.isEmpty() ? tag.value() : tag.value() & 0xFFFF00FF);
        xml.raw("\" vr=\"");
        xml.raw(vr.name());
        Optional<String> keyword = Dictionary.keyword(tag);
        if (keyword.isPresent()) {
            xml.raw("\" keyword=\"");
            xml.raw(keyword.get());
        }
        if (creator.isPresent()) {
            xml.raw("\" privateCreator=\"");
            xml.text(creator.get());
        }
        xml.raw("\">");
    }

    @Override
    public void end() throws IOException {
        xml.raw("</DicomAttribute>");
    }

    @Override
    public boolean leavesOut(Tag tag, VR vr, long length) {
        return bulk.leavesOut(tag, vr, length);
    }

    @Override
    public void value(Tag tag, VR vr, Bytes value, SpecificCharacterSet characterSet) throws IOException {
        if (tag.isPrivateCreator() && PrivateBlocks.canName(vr)) {
            blocks.reserve(tag, characterSet.decode(value).trim());
        }
        if (tag.value() == Tag.SpecificCharacterSet.value() && !value.isEmpty()) {
            xml.raw("<Value number=\"1\">ISO_IR 192</Value>");
        } else {
            values.write(vr, value, characterSet);
        }
    }

    @Override
    public void bulk(Tag tag, long length) throws IOException {
        xml.raw("<BulkData uri=\"");
        xml.text(bulk.uri().of(path.of(tag), length));
        xml.raw("\"/>");
    }

    @Override
    public void beginItems(Tag sequence) {
        path.enter(sequence);
    }

    @Override
    public void beginItem() throws IOException {
        around.push(blocks);
        blocks = new PrivateBlocks();
        xml.raw("<Item number=\"");
        xml.number(path.nextItem());
        xml.raw("\">");
    }

    @Override
    public void endItem() throws IOException {
        blocks = around.pop();
        xml.raw("</Item>");
    }

    @Override
    public void endItems() {
        path.leave();
    }
}
