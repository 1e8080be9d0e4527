package dev.gantry.benchmarks.toolkit;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.DataElement;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.Value;
import dev.gantry.dicom.json.DicomJsonWriter;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstances;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reading, telling in JSON, and writing; files lie in the page cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ToolkitBenchmark {
    private static final int INSTANCES = 1_000;
    private static final int ELEMENTS = 3_000;
    private static final ReadOptions HEADER = ReadOptions.lenient().stopBefore(Tag.PixelData);

    private Path ct = Path.of("");
    private Bytes enhanced = Bytes.empty();
    private DicomFile slice = DicomFile.of(Dataset.empty(), TransferSyntax.ExplicitVRLittleEndian);
    private List<Dataset> headers = List.of();

    @Setup
    public void make() throws IOException {
        SyntheticInstances slices = SyntheticInstances.seeded(1).of(Modality.CT).withInstances(INSTANCES);
        ct = Files.write(
                Files.createTempFile("ct", ".dcm"), slices.one().part10().toArray());
        slice = DicomFile.read(slices.one().part10Stream(), ReadOptions.lenient());
        headers = new ArrayList<>();
        slices.withSize(4, 4)
                .series(1)
                .forEach(instance -> headers.add(instance.dataset().without(Tag.PixelData)));
        enhanced = multiFrame();
    }

    /** As many frames as it takes to have so many elements, those of items counted. */
    private static Bytes multiFrame() {
        SyntheticInstances small =
                SyntheticInstances.seeded(1).of(Modality.ENHANCED).withSize(4, 4);
        int frames = 1;
        while (elements(small.withFrames(frames).one().dataset()) < ELEMENTS) {
            frames = frames * 5 / 4 + 1;
        }
        return small.withFrames(frames).one().part10();
    }

    private static int elements(Dataset dataset) {
        int count = 0;
        for (DataElement element : dataset) {
            count++;
            if (element.value() instanceof Value.Items items) {
                count += items.items().stream()
                        .mapToInt(ToolkitBenchmark::elements)
                        .sum();
            }
        }
        return count;
    }

    @TearDown
    public void delete() throws IOException {
        Files.delete(ct);
    }

    /** Opens a CT slice and reads it up to Pixel Data. */
    @Benchmark
    public Dataset header() throws IOException {
        return DicomFile.read(ct, HEADER).dataset();
    }

    /** Reads a multi-frame instance of 3,000 elements whole. */
    @Benchmark
    public Dataset multiFrameHeader() throws IOException {
        return DicomFile.read(enhanced.asInputStream(), ReadOptions.lenient()).dataset();
    }

    /** Tells the metadata of 1,000 CT slices as one array. */
    @Benchmark
    public void jsonOfThousand() throws IOException {
        DicomJsonWriter writer = new DicomJsonWriter(OutputStream.nullOutputStream());
        writer.beginArray();
        for (Dataset header : headers) {
            writer.write(header);
        }
        writer.endArray();
        writer.flush();
    }

    /** Writes a CT slice of 525 KB. */
    @Benchmark
    public void write() throws IOException {
        slice.write(OutputStream.nullOutputStream());
    }
}
