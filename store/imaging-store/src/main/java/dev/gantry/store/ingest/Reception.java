package dev.gantry.store.ingest;

import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.InstanceScanner;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.ScannedInstance;
import dev.gantry.dicom.Warning;
import dev.gantry.store.catalog.NewInstance;
import dev.gantry.store.catalog.Sha256;
import dev.gantry.store.catalog.StoredDataset;
import dev.gantry.store.object.Content;
import dev.gantry.store.object.ObjectRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instance on its way in. As its bytes pass to the object store they are hashed and scanned; when they have passed,
 * everything that the catalogue is to know is known.
 */
final class Reception implements Content {
    private static final int MAX_WARNINGS = 20;

    private final Incoming incoming;
    private final IngestLimits limits;
    private @Nullable Tee tee;
    private @Nullable Findings findings;

    private record Findings(ScannedInstance scanned, Identity identity, Sha256 sha256) {}

    Reception(Incoming incoming, IngestLimits limits) {
        this.incoming = incoming;
        this.limits = limits;
    }

    /** @throws RefusedException when the instance is at fault */
    @Override
    public void writeTo(OutputStream sink) throws IOException {
        Tee passing = new Tee(file(), sink, limits.maxInstanceBytes());
        tee = passing;
        ScannedInstance scanned = InstanceScanner.scanFile(passing, ReadOptions.lenient(), passing::datasetStartsAt);
        findings = new Findings(scanned, Identity.of(scanned.header(), incoming), passing.datasetDigest());
    }

    /** A bare data set is given the file meta information that makes it a file, PS3.10 7.1. */
    private InputStream file() {
        return incoming.declared()
                .<InputStream>map(declared -> new SequenceInputStream(
                        FileMeta.encode(FileMeta.of(
                                        declared.sopClassUid(), declared.sopInstanceUid(), declared.transferSyntax()))
                                .asInputStream(),
                        incoming.content()))
                .orElse(incoming.content());
    }

    /** The bytes that have passed. */
    long bytes() {
        return tee == null ? 0 : tee.count();
    }

    /** What the catalogue is to record, once all bytes have passed and lie in {@code object}. */
    NewInstance instance(ObjectRef object, Instant at) {
        ScannedInstance scanned = found().scanned();
        long headerLength = scanned.pixelData()
                .filter(layout -> !layout.element().inflated())
                .map(layout -> layout.element().offset())
                .orElse(object.length());
        StoredDataset dataset = new StoredDataset(
                object, scanned.datasetOffset(), headerLength, scanned.syntax().uid(), found().sha256());
        return new NewInstance(
                incoming.datastore(),
                found().identity().uids(),
                dataset,
                scanned.header(),
                scanned.pixelData().map(FrameTables::of).orElseGet(FrameTables::none),
                incoming.provenance(),
                at);
    }

    String sopClassUid() {
        return found().identity().sopClassUid();
    }

    /** What was forgiven; the first few, since a damaged instance can earn thousands. */
    List<String> warnings() {
        return found().scanned().warnings().stream()
                .limit(MAX_WARNINGS)
                .map(Warning::toString)
                .toList();
    }

    private Findings found() {
        if (findings == null) {
            throw new IllegalStateException("the instance has not passed yet");
        }
        return findings;
    }
}
