package dev.gantry.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Reads a data set as a stream of events, in memory that depends on neither its size nor what it claims. Not thread-safe.
 *
 * <p>After {@link Event#ELEMENT} and {@link Event#FRAGMENT} the value may be taken with {@link #value()}; otherwise the
 * next call skips it. Errors are {@link MalformedDatasetException}s; the stream's own {@link IOException}s pass through.
 */
public final class DatasetReader {

    public enum Event {
        /** An element with a value of defined length. */
        ELEMENT,
        SEQUENCE_START,
        ITEM_START,
        ITEM_END,
        SEQUENCE_END,
        /** An element whose value is encapsulated; its fragments follow, the Basic Offset Table first. PS3.5 A.4 */
        FRAGMENTS_START,
        FRAGMENT,
        FRAGMENTS_END,
        /** The data set is over, or the tag to stop before is next. */
        END
    }

    static final int ITEM = 0xFFFEE000;
    static final int ITEM_DELIMITER = 0xFFFEE00D;
    static final int SEQUENCE_DELIMITER = 0xFFFEE0DD;
    static final int PIXEL_DATA = 0x7FE00010;

    private final ByteSource source;
    private final ReadOptions options;
    private final ElementHeader header = new ElementHeader();
    private final Nesting nesting = new Nesting();
    private final Findings findings;
    private final TopLevel topLevel;
    private Encoding encoding;
    private boolean bigEndianPixels;
    private boolean inFragments;
    private long unread;
    private long count;

    /** @param metaOnly whether to stop before the first element that is not File Meta Information */
    DatasetReader(ByteSource source, Encoding encoding, ReadOptions options, Warnings warnings, boolean metaOnly) {
        this.source = source;
        this.encoding = encoding;
        this.options = options;
        this.findings = new Findings(options.isLenient(), warnings, nesting, header);
        this.topLevel = new TopLevel(source, options, findings, metaOnly);
    }

    /** A reader of a bare data set, inflated if the transfer syntax says so. */
    public static DatasetReader of(InputStream in, TransferSyntax syntax, ReadOptions options) throws IOException {
        return of(new ByteSource(in), syntax, options, new Warnings());
    }

    /**
     * A reader of the data set of a file as of PS3.10; offsets count from the first byte of the file.
     *
     * @throws NotDicomException if it is none
     */
    public static DatasetReader ofFile(InputStream in, ReadOptions options) throws IOException {
        ByteSource source = new ByteSource(in);
        Warnings warnings = new Warnings();
        return FileOpening.read(source, options, warnings).dataset(source, options, warnings);
    }

    static DatasetReader of(ByteSource source, TransferSyntax syntax, ReadOptions options, Warnings warnings)
            throws IOException {
        ByteSource elements = Inflation.source(source, syntax, options, warnings);
        DatasetReader reader = new DatasetReader(elements, Encoding.of(syntax), options, warnings, false);
        reader.bigEndianPixels = syntax.bigEndianPixels();
        reader.correctEncoding();
        return reader;
    }

    /** Takes the encoding the first element shows, where the declared one cannot be right. */
    private void correctEncoding() throws IOException {
        if (!options.isLenient() || !source.ensure(8)) {
            return;
        }
        boolean explicit = Encoding.hasVr(source);
        Optional<Encoding> guess = Encoding.guess(source);
        if (guess.isPresent() && guess.get() != encoding && (explicit || encoding.explicitVr)) {
            warn("the data set is " + guess.get() + ", not " + encoding + " as declared");
            encoding = guess.get();
        }
    }

    /** The next event; after {@link Event#END} always that. */
    public Event next() throws IOException {
        skip();
        if (inFragments) {
            return nextFragment();
        }
        while (true) {
            Optional<Event> event = nesting.isBetweenItems() ? nextItem() : nextElement();
            if (event.isPresent()) {
                return event.get();
            }
        }
    }

    private Optional<Event> nextElement() throws IOException {
        findings.moveTo(source.position());
        header.tag = 0;
        if (findings.offset() >= nesting.limit()) {
            return closeItem();
        }
        if (!source.ensure(8)) {
            return endOfStream();
        }
        Encoding current = nesting.encoding(encoding);
        int tag = source.tag(current.bigEndian);
        if (tag >>> 16 == 0xFFFE) {
            return delimiter(tag);
        }
        if (nesting.size() == 0 && topLevel.endsBefore(tag)) {
            return Optional.of(Event.END);
        }
        if (!header.read(source, current, options.isLenient())) {
            return noHeader(tag);
        }
        checkElement(current);
        source.advance(header.size);
        if (nesting.size() == 0 && topLevel.drops(header.tag) && header.length != ElementHeader.UNDEFINED) {
            unread = header.length;
            skip();
            return Optional.empty();
        }
        return Optional.of(start(current));
    }

    private Event start(Encoding current) throws IOException {
        if (header.length == ElementHeader.UNDEFINED) {
            return startUndefined(current);
        }
        if (header.vr == VR.SQ && isSequence(current)) {
            open(source.position() + header.length, current);
            return Event.SEQUENCE_START;
        }
        unread = header.length;
        return Event.ELEMENT;
    }

    private Event startUndefined(Encoding current) throws IOException {
        VR vr = header.vr;
        if (header.tag == PIXEL_DATA || vr.hasLongLength() && vr != VR.SQ && vr != VR.UN && !vr.isString()) {
            if (vr != VR.OB) {
                encapsulatedAs(vr, current);
            }
            inFragments = true;
            return Event.FRAGMENTS_START;
        }
        if (vr == VR.SQ) {
            open(Nesting.OPEN_END, current);
            return Event.SEQUENCE_START;
        }
        if (vr == VR.UN || !current.explicitVr && options.isLenient()) {
            // An unknown sequence is implicit little endian, whatever is around it. PS3.5 6.2.2 note 4
            header.vr = VR.SQ;
            open(Nesting.OPEN_END, Encoding.IMPLICIT_LITTLE);
            return Event.SEQUENCE_START;
        }
        throw malformed("a value of VR " + vr + " has undefined length");
    }

    /** PS3.5 A.4: encapsulated Pixel Data is OB; many write OW, which is kept. */
    private void encapsulatedAs(VR vr, Encoding current) throws MalformedDatasetException {
        if (current.explicitVr) {
            findings.forgive("an encapsulated value is " + vr + ", not OB");
        }
        if (vr == VR.SQ || vr == VR.UN) {
            header.vr = VR.OB;
        }
    }

    /** Without VRs the dictionary may call a sequence what the writer did not. */
    private boolean isSequence(Encoding current) throws IOException {
        if (current.explicitVr || header.length == 0 || !options.isLenient() || !source.ensure(4)) {
            return true;
        }
        int tag = source.tag(false);
        if (tag == ITEM || tag == SEQUENCE_DELIMITER) {
            return true;
        }
        warn("the sequence holds no items, its bytes are kept");
        header.vr = VR.UN;
        return false;
    }

    private void open(long end, Encoding inner) throws MalformedDatasetException {
        if (nesting.depth() >= options.maxDepth()) {
            throw malformed("sequences are nested deeper than " + options.maxDepth());
        }
        nesting.push(header.tag, end, inner);
    }

    private void checkElement(Encoding current) throws IOException {
        countOne();
        if (header.remark != null) {
            warn(header.remark);
        }
        if (header.length != ElementHeader.UNDEFINED) {
            checkLength();
        }
        if (nesting.size() == 0) {
            topLevel.passed(header, current.bigEndian);
        }
    }

    private void checkLength() throws MalformedDatasetException {
        if (findings.offset() + header.size + header.length > nesting.limit()) {
            throw malformed("the element is longer than the item around it");
        }
        String fault = header.lengthFault();
        if (fault != null) {
            findings.forgive(fault);
        }
    }

    private void countOne() throws MalformedDatasetException {
        if (++count > options.maxElements()) {
            throw malformed("there are more than " + options.maxElements() + " elements");
        }
    }

    private Optional<Event> nextItem() throws IOException {
        findings.moveTo(source.position());
        if (findings.offset() >= nesting.limit()) {
            return closeSequence();
        }
        if (!source.ensure(8)) {
            throw malformed("the data set ends inside a sequence");
        }
        Encoding current = nesting.encoding(encoding);
        int tag = source.tag(current.bigEndian);
        long length = source.unsignedInt(4, current.bigEndian);
        source.advance(8);
        return switch (tag) {
            case ITEM -> openItem(length, current);
            case SEQUENCE_DELIMITER -> {
                checkDelimiter(length);
                yield closeSequence();
            }
            case ITEM_DELIMITER -> {
                findings.forgive("an item delimiter stands between items");
                yield Optional.empty();
            }
            default -> throw malformed("a sequence holds " + Tag.of(tag) + " where an item should begin");
        };
    }

    private Optional<Event> openItem(long length, Encoding current) throws IOException {
        long end = length == 0xFFFFFFFFL ? Nesting.OPEN_END : source.position() + length;
        if (end != Nesting.OPEN_END && end > nesting.limit()) {
            throw malformed("an item is longer than the sequence around it");
        }
        countOne();
        header.length = end == Nesting.OPEN_END ? ElementHeader.UNDEFINED : length;
        nesting.push(0, end, current);
        boolean unknownSequence = current == Encoding.IMPLICIT_LITTLE && encoding.explicitVr;
        if (unknownSequence && options.isLenient() && source.ensure(8) && source.tag(false) >>> 16 != 0xFFFE) {
            Encoding.guess(source)
                    .filter(guess -> guess == Encoding.EXPLICIT_LITTLE)
                    .ifPresent(nesting::correct);
        }
        return Optional.of(Event.ITEM_START);
    }

    private Optional<Event> closeItem() throws MalformedDatasetException {
        if (nesting.end() == Nesting.OPEN_END) {
            findings.forgive("an item is not closed");
        }
        nesting.pop();
        return Optional.of(Event.ITEM_END);
    }

    private Optional<Event> closeSequence() throws MalformedDatasetException {
        boolean delimited = source.position() > findings.offset();
        if (delimited != (nesting.end() == Nesting.OPEN_END)) {
            findings.forgive(delimited ? "a sequence of defined length is delimited" : "a sequence is not closed");
        }
        nesting.pop();
        return Optional.of(Event.SEQUENCE_END);
    }

    /** A delimiter or an item where an element should be. */
    private Optional<Event> delimiter(int tag) throws IOException {
        if (nesting.size() > 0 && tag == SEQUENCE_DELIMITER && nesting.end() == Nesting.OPEN_END) {
            return closeItem();
        }
        if (tag == ITEM) {
            throw malformed("an item stands outside a sequence");
        }
        boolean closes = nesting.size() > 0 && tag == ITEM_DELIMITER && nesting.end() == Nesting.OPEN_END;
        if (closes) {
            checkDelimiter(source.unsignedInt(4, nesting.encoding(encoding).bigEndian));
        } else {
            findings.forgive("a delimiter stands where nothing is open");
        }
        source.advance(8);
        if (!closes) {
            return Optional.empty();
        }
        nesting.pop();
        return Optional.of(Event.ITEM_END);
    }

    private void checkDelimiter(long length) throws MalformedDatasetException {
        if (length != 0) {
            findings.forgive("a delimiter has a length");
        }
    }

    private Event nextFragment() throws IOException {
        findings.moveTo(source.position());
        if (!source.ensure(8)) {
            if (source.available() > 0) {
                throw malformed("the data set ends inside a fragment's header");
            }
            findings.forgive("the fragments are not closed");
            inFragments = false;
            return Event.FRAGMENTS_END;
        }
        Encoding current = nesting.encoding(encoding);
        int tag = source.tag(current.bigEndian);
        long length = source.unsignedInt(4, current.bigEndian);
        source.advance(8);
        if (tag == SEQUENCE_DELIMITER) {
            checkDelimiter(length);
            inFragments = false;
            return Event.FRAGMENTS_END;
        }
        if (tag != ITEM || length == 0xFFFFFFFFL) {
            throw malformed(tag == ITEM ? "a fragment has undefined length" : "no fragment begins here");
        }
        if (source.position() + length > nesting.limit()) {
            throw malformed("a fragment is longer than the item around it");
        }
        countOne();
        if ((length & 1) != 0) {
            findings.forgive("the length of a fragment is odd");
        }
        header.length = length;
        unread = length;
        return Event.FRAGMENT;
    }

    private Optional<Event> noHeader(int tag) throws IOException {
        if (nesting.size() == 0 && topLevel.endsAtGarbage(tag)) {
            return Optional.of(Event.END);
        }
        header.tag = tag;
        throw malformed("no VR stands where one must");
    }

    private Optional<Event> endOfStream() throws IOException {
        if (nesting.size() > 0) {
            throw malformed("the data set ends inside a sequence");
        }
        topLevel.endOfStream();
        return Optional.of(Event.END);
    }

    /** The tag of the element that the last ELEMENT, SEQUENCE_START or FRAGMENTS_START was about. */
    public Tag tag() {
        return Tag.of(header.tag);
    }

    /** Whether the VR of the current element was in the stream; else it is the dictionary's. */
    public boolean hasExplicitVr() {
        return nesting.encoding(encoding).explicitVr;
    }

    Encoding encoding() {
        return encoding;
    }

    int tagValue() {
        return header.tag;
    }

    public VR vr() {
        return header.vr;
    }

    /** Of the current value, sequence or item in bytes; -1 if undefined. */
    public long length() {
        return header.length;
    }

    /** Of the first byte of what the current event is about, its header included. */
    public long offset() {
        return findings.offset();
    }

    /** Of the next byte to be read; the value's first one after ELEMENT and FRAGMENT, until it is taken. */
    public long position() {
        return source.position();
    }

    /** How many sequences are open. */
    public int depth() {
        return nesting.depth();
    }

    /** What was forgiven so far. */
    public List<Warning> warnings() {
        return findings.warnings();
    }

    /**
     * Takes the current value, in little endian.
     *
     * @throws MalformedDatasetException if the stream ends before the value does, or it is longer than an array can be
     */
    public Bytes value() throws IOException {
        if (unread > Integer.MAX_VALUE - 16) {
            throw malformed("a value of " + unread + " bytes is too long to be held");
        }
        int length = (int) unread;
        byte[] value = source.take(length);
        unread = 0;
        if (value.length < length) {
            throw cutOff(length, value.length);
        }
        if (isSwapped()) {
            ByteOrders.swap(value, header.vr.unit());
        }
        return Bytes.wrap(value);
    }

    /** Whether the current value's bytes must be swapped. */
    boolean isSwapped() {
        if (inFragments || header.vr.unit() == 1) {
            return false;
        }
        boolean foreignPixels = bigEndianPixels && encoding == Encoding.IMPLICIT_LITTLE && header.tag == PIXEL_DATA;
        return nesting.encoding(encoding).bigEndian || foreignPixels;
    }

    /** The current value, left in the file that is read. */
    Bytes mapped(MappedFile file) throws IOException {
        Bytes value = file.slice(source.position(), unread);
        if (value.length() < unread) {
            throw cutOff(unread, value.length());
        }
        return value;
    }

    /**
     * Reads the item that has just begun to its end, and answers it whole. Its private elements have their creators; text
     * follows the character set that it declares itself.
     */
    public Dataset item() throws IOException {
        return new DatasetAssembler(this, options.maxValueBytes(), Long.MAX_VALUE, Long.MAX_VALUE).readItem();
    }

    private void skip() throws IOException {
        if (unread > 0) {
            long length = unread;
            unread = 0;
            long skipped = source.skip(length);
            if (skipped < length) {
                throw cutOff(length, skipped);
            }
        }
    }

    /** How many bytes of the current value are not taken yet. */
    long unread() {
        return unread;
    }

    ByteSource source() {
        return source;
    }

    private MalformedDatasetException cutOff(long length, long present) {
        return malformed("the data set ends inside a value, " + present + " bytes of " + length + " are there");
    }

    void warn(String text) {
        findings.warn(text);
    }

    void forgive(String text) throws MalformedDatasetException {
        findings.forgive(text);
    }

    MalformedDatasetException malformed(String text) {
        return findings.malformed(text);
    }
}
