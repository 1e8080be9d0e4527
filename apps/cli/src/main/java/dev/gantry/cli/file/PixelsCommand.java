package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.PrintableText;
import dev.gantry.dicom.image.DecodedFrame;
import dev.gantry.dicom.image.ImageException;
import dev.gantry.dicom.image.StoredFrames;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** {@code gantry pixels}: the samples of frames. */
public final class PixelsCommand implements Command {
    private static final String HASH = "--hash";

    @Override
    public String name() {
        return "pixels";
    }

    @Override
    public Manual manual() {
        return Manual.of("decode frames to raw samples, or print their SHA-256", "pixels [options] FILE|FOLDER...")
                .text("""
                        Samples are written as they are stored, without any transformation: pixel by pixel from the top left, the
                        samples of a pixel side by side, little endian, each in as many whole bytes as Bits Allocated needs. All
                        frames follow one another. With --hash a line for each frame tells file, frame and SHA-256 of its samples.
                        Files without pixel data that are found in a folder are passed over.
                        """)
                .options(
                        FrameChoice.FRAME,
                        Option.flag(HASH, "print file, frame and SHA-256 between tabs"),
                        Target.OUT,
                        EachFile.QUIET)
                .examples(
                        "gantry pixels --hash scans",
                        "gantry pixels --frame 0 --out image.raw image.dcm",
                        "gantry pixels --out raw scans",
                        "gantry pixels image.dcm | sha256sum")
                .exitCodes("0 done    1 some frame or file failed    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        FrameChoice choice = FrameChoice.of(options);
        List<String> words = options.words();
        if (options.has(HASH)) {
            return EachFile.print(words, options, terminal, (input, answer) -> hash(input, choice, answer));
        }
        if (words.isEmpty()) {
            throw CommandException.usage("no file is named");
        }
        Target target = Target.of(words, options, terminal, ".raw").oneAtMost(words, terminal);
        return EachFile.write(words, options, terminal, (input, answer) -> raw(input, choice, answer, target));
    }

    private static void hash(Input input, FrameChoice choice, Answer answer) throws IOException {
        Optional<StoredFrames> opened = FrameChoice.open(input);
        if (opened.isEmpty()) {
            return;
        }
        try (StoredFrames frames = opened.get()) {
            String name = PrintableText.of(input.name());
            for (int frame = choice.first(frames); frame < choice.end(frames); frame++) {
                try {
                    answer.line(name + '\t' + frame + '\t' + sha256(decoded(frames, frame, answer)));
                } catch (ImageException e) {
                    answer.remark("frame " + frame + ": " + e.getMessage());
                    answer.isBad();
                }
            }
        }
    }

    private static void raw(Input input, FrameChoice choice, Answer answer, Target target) throws IOException {
        Optional<StoredFrames> opened = FrameChoice.open(input);
        if (opened.isEmpty()) {
            return;
        }
        try (StoredFrames frames = opened.get()) {
            target.write(input, answer, out -> {
                for (int frame = choice.first(frames); frame < choice.end(frames); frame++) {
                    out.write(decoded(frames, frame, answer));
                }
            });
        }
    }

    private static byte[] decoded(StoredFrames frames, int frame, Answer answer) throws IOException {
        DecodedFrame decoded = frames.decode(frame);
        decoded.warnings().forEach(warning -> answer.remark("warning: frame " + frame + ": " + warning));
        return decoded.samples();
    }

    private static String sha256(byte[] samples) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(samples));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
