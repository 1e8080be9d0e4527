package dev.gantry.codec.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.codec.FrameFormat;
import dev.gantry.codec.SampleRows;
import dev.gantry.codec.TestImage;
import java.io.File;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OpenJPEG or Grok as Debian packages them (libopenjp2-tools, grokj2k-tools); a test is skipped where one is missing. */
final class ForeignTool {
    private final String prefix;
    private final Path directory;

    private ForeignTool(String prefix, Path directory) {
        this.prefix = prefix;
        this.directory = directory;
    }

    /** @param prefix {@code opj} or {@code grk} */
    static ForeignTool require(String prefix, Path directory) {
        boolean there = List.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin").stream()
                .anyMatch(bin -> new File(bin, prefix + "_decompress").canExecute());
        assumeTrue(there, prefix + "_decompress is not installed");
        return new ForeignTool(prefix, directory);
    }

    /** The frame of a codestream as the tool decodes it, laid out as ours. */
    byte[] decode(byte[] codestream, FrameFormat format) throws IOException, InterruptedException {
        Path in = Files.write(directory.resolve("in.j2k"), codestream);
        Path out = directory.resolve("out.rawl");
        run(List.of(prefix + "_decompress", "-i", in.toString(), "-o", out.toString()));
        byte[] planes = Files.readAllBytes(out);
        Files.delete(out);
        return interleaved(planes, format);
    }

    byte[] encode(TestImage image, List<String> options) throws IOException, InterruptedException {
        FrameFormat format = image.format();
        Path in = Files.write(directory.resolve("in.rawl"), planar(image.pixels(), format));
        Path out = directory.resolve("out.j2k");
        List<String> command = new ArrayList<>(
                List.of(prefix + "_compress", "-i", in.toString(), "-o", out.toString(), "-F", shape(format)));
        command.addAll(options);
        run(command);
        byte[] codestream = Files.readAllBytes(out);
        Files.delete(out);
        return codestream;
    }

    private static String shape(FrameFormat format) {
        return format.columns() + "," + format.rows() + "," + format.components() + "," + format.bits() + ","
                + (format.signed() ? "s" : "u");
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
        assertThat(process.exitValue()).as(() -> command + ": " + log()).isEqualTo(0);
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("log"));
        } catch (IOException unreadable) {
            return "no log";
        }
    }

    private static byte[] interleaved(byte[] planes, FrameFormat format) {
        return reordered(planes, format, (int) (format.samples() / format.components()), format.components());
    }

    private static byte[] planar(byte[] pixels, FrameFormat format) {
        return reordered(pixels, format, format.components(), (int) (format.samples() / format.components()));
    }

    /** Turns {@code down} rows of {@code across} samples on their side. */
    private static byte[] reordered(byte[] from, FrameFormat format, int across, int down) {
        int[] samples = new int[from.length / format.bytesPerSample()];
        FrameFormat line = new FrameFormat(samples.length, 1, 1, format.bits(), format.signed());
        new SampleRows(MemorySegment.ofArray(from), line).read(0, samples);
        int[] turned = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            turned[i % across * down + i / across] = samples[i];
        }
        byte[] to = new byte[from.length];
        new SampleRows(MemorySegment.ofArray(to), line).write(0, turned);
        return to;
    }
}
