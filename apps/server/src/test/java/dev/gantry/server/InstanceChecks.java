package dev.gantry.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server for one instance by every resource that shows it, and notes what is not as it was sent. Safe for many threads. */
final class InstanceChecks {
    /** So that the list of frames fits into an address. */
    private static final int MOST_FRAMES = 500;

    private static final String VIDEO = "1.2.840.10008.1.2.4.10";

    private final GantryProcess gantry;
    private final GantryClient client;
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    InstanceChecks(GantryProcess gantry, GantryClient client) {
        this.gantry = gantry;
        this.client = client;
    }

    /** What was found, for people; empty when all is well. */
    List<String> faults() {
        return faults;
    }

    void fault(CorpusFile file, String what) {
        faults.add(file.name() + ": " + what);
    }

    /** The data set comes back byte for byte. */
    void givesBackBytes(CorpusFile file, CorpusFile.Identity identity) throws IOException {
        byte[] sent = file.datasetBytes();
        byte[] back = file(file, identity);
        byte[] end = Arrays.copyOfRange(back, Math.max(0, back.length - sent.length), back.length);
        if (!Arrays.equals(sent, end)) {
            fault(file, "the data set comes back with other bytes");
        }
    }

    /** Every element comes back; how sequences are delimited, group lengths and padding are the sender's affair. */
    void givesBackElements(CorpusFile file, CorpusFile.Identity identity) throws IOException {
        DicomFile back = DicomFile.read(new ByteArrayInputStream(file(file, identity)), ReadOptions.lenient());
        if (!back.syntax().equals(identity.syntax())) {
            fault(file, "is stored as " + back.syntax());
        }
        Optional<String> difference = difference(comparable(file.dataset()), comparable(back.dataset()));
        difference.ifPresent(where -> fault(file, "comes back different at " + where));
    }

    private byte[] file(CorpusFile file, CorpusFile.Identity identity) throws IOException {
        HttpResponse<byte[]> answer = client.bytes(resource(identity, ""), "application/dicom; transfer-syntax=*");
        if (answer.statusCode() != 200) {
            fault(file, "retrieve answers " + answer.statusCode());
            return new byte[0];
        }
        return answer.body();
    }

    /** QIDO-RS finds it once at each level. */
    void isFound(CorpusFile file, CorpusFile.Identity identity) throws IOException {
        String study = "studies/" + identity.study();
        for (String query : List.of(
                "studies?StudyInstanceUID=" + identity.study(),
                study + "/series?SeriesInstanceUID=" + identity.series(),
                study + "/series/" + identity.series() + "/instances?SOPInstanceUID=" + identity.instance())) {
            HttpResponse<byte[]> answer = client.bytes(gantry.dicomweb(query), "application/dicom+json");
            if (answer.statusCode() != 200 || json(answer).size() != 1) {
                fault(file, query.replaceFirst("\\?.*", "") + " answers " + answer.statusCode());
            }
        }
    }

    /** Metadata, what it leaves out as bulk data, and frames. */
    void isShown(CorpusFile file, CorpusFile.Identity identity) throws IOException {
        HttpResponse<byte[]> answer = client.bytes(resource(identity, "/metadata"), "application/dicom+json");
        if (answer.statusCode() != 200) {
            fault(file, "metadata answers " + answer.statusCode());
            return;
        }
        JsonNode metadata = json(answer).get(0);
        String uids = Stream.of("0020000D", "0020000E", "00080018")
                .map(key -> metadata.at("/" + key + "/Value/0").asString())
                .collect(Collectors.joining());
        if (!uids.equals(identity.study() + identity.series() + identity.instance())) {
            fault(file, "metadata names other UIDs");
        }
        for (JsonNode uri : metadata.findValues("BulkDataURI")) {
            int status = client.bytes(URI.create(uri.asString()), "*/*").statusCode();
            if (status != 200) {
                fault(file, "bulk data " + uri.asString().replaceFirst(".*/bulkdata/", "") + " answers " + status);
            }
        }
        checkFrames(file, identity);
    }

    private void checkFrames(CorpusFile file, CorpusFile.Identity identity) throws IOException {
        Dataset dataset = file.dataset();
        Optional<Value> pixels = dataset.get(Tag.PixelData).map(DataElement::value);
        boolean video = identity.syntax().uid().startsWith(VIDEO);
        if (pixels.isEmpty() || video || pixels.get().equals(new Value.Raw(Bytes.empty()))) {
            return;
        }
        int count = dataset.integer(Tag.NumberOfFrames).orElse(1);
        int asked = Math.min(count, MOST_FRAMES);
        String list =
                IntStream.rangeClosed(1, asked).mapToObj(Integer::toString).collect(Collectors.joining(","));
        HttpResponse<byte[]> answer = client.bytes(resource(identity, "/frames/" + list), "*/*");
        if (answer.statusCode() != 200) {
            fault(file, asked + " frames answer " + answer.statusCode());
            return;
        }
        List<byte[]> frames = parts(answer);
        if (frames.size() != asked) {
            fault(file, frames.size() + " frames of " + asked);
        }
        expected(dataset, pixels.get(), identity, frames.size(), count)
                .filter(sent -> !Arrays.equals(sent, joined(frames)))
                .ifPresent(sent -> fault(file, "the frames are not the pixel data"));
        int beyond = client.bytes(resource(identity, "/frames/" + (count + 1)), "*/*")
                .statusCode();
        if (beyond != 404) {
            fault(file, "a frame too many answers " + beyond);
        }
    }

    /** What the frames' bytes are together; nothing where they are not those of the data set. */
    private static Optional<byte[]> expected(
            Dataset dataset, Value pixels, CorpusFile.Identity identity, int asked, int count) {
        return switch (pixels) {
            case Value.Fragments fragments
            when asked == count -> {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                fragments.fragments().stream().skip(1).forEach(fragment -> all.writeBytes(fragment.toArray()));
                yield Optional.of(all.toByteArray());
            }
            case Value.Raw raw when !identity.syntax().bigEndian() -> nativeFrames(dataset, raw.bytes(), asked);
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> nativeFrames(Dataset dataset, Bytes value, int frames) {
        long samples = dataset.integer(Tag.SamplesPerPixel).orElse(1);
        boolean shared =
                dataset.string(Tag.PhotometricInterpretation).orElse("").contains("_422");
        long bits = (shared ? 2 : samples)
                * dataset.integer(Tag.Rows).orElse(0)
                * dataset.integer(Tag.Columns).orElse(0)
                * dataset.integer(Tag.BitsAllocated).orElse(0);
        // Frames of single bits are served each from a byte of its own.
        return bits % 8 != 0 && frames > 1
                ? Optional.empty()
                : Optional.of(value.slice(0, (int) ((bits + 7) / 8 * frames)).toArray());
    }

    private static byte[] joined(List<byte[]> frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        frames.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static List<byte[]> parts(HttpResponse<byte[]> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("multipart/")) {
            return List.of(answer.body());
        }
        String boundary = type.replaceFirst(".*boundary=\"?([^\";]+).*", "$1");
        String[] pieces = new String(answer.body(), ISO_8859_1).split(Pattern.quote("--" + boundary), -1);
        // Before the first boundary is nothing, after the last the closing dashes.
        return Arrays.stream(pieces, 1, pieces.length - 1)
                .map(piece -> piece.substring(piece.indexOf("\r\n\r\n") + 4, piece.length() - 2))
                .map(body -> body.getBytes(ISO_8859_1))
                .toList();
    }

    /** Without what a sender may write as it likes: group lengths and padding. */
    private static Dataset comparable(Dataset dataset) {
        DatasetBuilder result = Dataset.builder();
        for (DataElement element : dataset) {
            if (element.tag().element() != 0 && !element.tag().equals(Tag.DataSetTrailingPadding)) {
                result.put(new DataElement(element.tag(), element.vr(), comparable(element.value())));
            }
        }
        return result.build();
    }

    private static Value comparable(Value value) {
        return switch (value) {
            case Value.Items(List<Dataset> items) ->
                new Value.Items(items.stream().map(InstanceChecks::comparable).toList());
            case Value.Raw(Bytes bytes) -> {
                int end = bytes.length();
                while (end > 0 && (bytes.get(end - 1) == ' ' || bytes.get(end - 1) == 0)) {
                    end--;
                }
                yield new Value.Raw(bytes.slice(0, end));
            }
            case Value.Fragments fragments -> fragments;
            case Value.Bulk bulk -> bulk;
        };
    }

    private static Optional<String> difference(Dataset sent, Dataset back) {
        for (DataElement element : sent) {
            if (!back.get(element.tag()).equals(Optional.of(element))) {
                return Optional.of(element.tag() + " " + element.vr());
            }
        }
        return sent.size() == back.size() ? Optional.empty() : Optional.of("an element that was not sent");
    }

    private URI resource(CorpusFile.Identity identity, String below) {
        return gantry.dicomweb("studies/" + identity.study() + "/series/" + identity.series() + "/instances/"
                + identity.instance() + below);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
