package dev.gantry.dicom;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds Pixel Data against the attributes that describe it: its length, its fragments and its offset tables. */
final class PixelDataRules {

    /** Where what is wrong is said. */
    interface Forgiver {
        void forgive(String text) throws MalformedDatasetException;
    }

    private final TransferSyntax syntax;
    private final Dataset header;
    private final Forgiver findings;

    /** @param header the elements before Pixel Data */
    PixelDataRules(TransferSyntax syntax, Dataset header, Forgiver findings) {
        this.syntax = syntax;
        this.header = header;
        this.findings = findings;
    }

    /** A native value of a length in bytes; where it is empty there is nothing to describe. PS3.5 8.1.1 */
    void checkNative(long length) throws MalformedDatasetException {
        if (length == 0) {
            return;
        }
        if (syntax.encapsulated() && TransferSyntax.known(syntax.uid()).isPresent()) {
            findings.forgive("Pixel Data is not encapsulated, as its transfer syntax has it");
            return;
        }
        FrameArithmetic frames = FrameArithmetic.of(header);
        if (!header.contains(Tag.Rows) || !checkDescription(frames)) {
            return;
        }
        double described = Math.ceil((double) frames.bitsPerFrame() * frames.frames() / 8);
        if (length < described) {
            findings.forgive("Pixel Data is shorter than its frames");
        } else if (length > described + 1) {
            findings.forgive("Pixel Data is longer than its frames");
        }
    }

    private boolean checkDescription(FrameArithmetic frames) throws MalformedDatasetException {
        if (frames.bitsPerFrame() <= 0) {
            findings.forgive("Rows, Columns, Samples per Pixel and Bits Allocated describe no frame");
            return false;
        }
        int bits = header.integer(Tag.BitsAllocated).orElse(0);
        if (bits != 1 && (bits & 7) != 0) {
            findings.forgive("Bits Allocated is neither 1 nor a multiple of 8");
        }
        if (header.integer(Tag.BitsStored).orElse(bits) > bits) {
            findings.forgive("Bits Stored is more than Bits Allocated");
        }
        checkSamples();
        if (frames.frames() <= 0) {
            findings.forgive("Number of Frames is not positive");
        }
        return frames.frames() > 0;
    }

    /** PS3.3 C.7.6.3.1.2 */
    private void checkSamples() throws MalformedDatasetException {
        Optional<String> photometric = header.string(Tag.PhotometricInterpretation);
        int samples = header.integer(Tag.SamplesPerPixel).orElse(1);
        boolean single = photometric
                .filter(value -> value.startsWith("MONOCHROME") || value.equals("PALETTE COLOR"))
                .isPresent();
        boolean triple = photometric
                .filter(value -> value.equals("RGB") || value.startsWith("YBR_"))
                .isPresent();
        if (single && samples != 1 || triple && samples != 3) {
            findings.forgive("Samples per Pixel contradicts Photometric Interpretation");
        }
    }

    /** An encapsulated value, its Basic Offset Table first. PS3.5 A.4 */
    void checkFragments(List<Bytes> fragments) throws MalformedDatasetException {
        if (!syntax.encapsulated()) {
            findings.forgive("Pixel Data is encapsulated, but its transfer syntax has it native");
        }
        if (fragments.isEmpty()) {
            findings.forgive("encapsulated Pixel Data holds no item, not even the Basic Offset Table");
            return;
        }
        List<Bytes> data = fragments.subList(1, fragments.size());
        if (data.stream().anyMatch(Bytes::isEmpty)) {
            findings.forgive("a fragment is empty");
        }
        int frames = FrameArithmetic.of(header).frames();
        if (frames > data.size() && !isVideo()) {
            findings.forgive("there are fewer fragments than frames");
        }
        checkTables(fragments.getFirst(), data, frames);
    }

    /** A video is one stream, whatever its number of frames. PS3.5 8.2.5 */
    private boolean isVideo() {
        return syntax.name().contains("MPEG") || syntax.name().contains("HEVC");
    }

    private void checkTables(Bytes basic, List<Bytes> data, int frames) throws MalformedDatasetException {
        Set<Long> starts = new HashSet<>();
        long start = 0;
        for (Bytes fragment : data) {
            starts.add(start);
            start += EncapsulatedLayout.ITEM_HEADER + fragment.length() + (fragment.length() & 1);
        }
        Bytes extended = header.bytes(Tag.ExtendedOffsetTable).orElse(Bytes.empty());
        if (!basic.isEmpty() && !extended.isEmpty()) {
            findings.forgive("there are both an extended and a Basic Offset Table");
        }
        if (!basic.isEmpty() && !fits(basic, 4, starts, frames)) {
            findings.forgive("the Basic Offset Table does not fit the fragments");
        }
        Bytes lengths = header.bytes(Tag.ExtendedOffsetTableLengths).orElse(Bytes.empty());
        if (!extended.isEmpty() && !(fits(extended, 8, starts, frames) && fits(lengths, start, frames))) {
            findings.forgive("the Extended Offset Table does not fit the fragments");
        }
    }

    private static boolean fits(Bytes offsets, int width, Set<Long> starts, int frames) {
        if (offsets.length() % width != 0 || frames > 0 && offsets.length() / width != frames) {
            return false;
        }
        for (int at = 0; at < offsets.length(); at += width) {
            long offset = width == 8 ? offsets.longAt(at) : offsets.intAt(at) & 0xFFFFFFFFL;
            if (!starts.contains(offset)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(Bytes lengths, long most, int frames) {
        if (lengths.length() != 8L * frames) {
            return false;
        }
        for (int at = 0; at < lengths.length(); at += 8) {
            if (lengths.longAt(at) < 0 || lengths.longAt(at) > most) {
                return false;
            }
        }
        return true;
    }
}
