package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.image.transcode.Loss;
import dev.gantry.dicom.image.transcode.Transcoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code gantry transcode}: files in another transfer syntax, their pixels compressed or decompressed. */
public final class TranscodeCommand implements Command {
    private static final String TO = "--to";
    private static final String OUT = "--out";
    private static final String QUALITY = "--quality";
    private static final String NEAR = "--near";
    private static final String RATIO = "--ratio";
    private static final String STEP = "--step";

    @Override
    public String name() {
        return "transcode";
    }

    @Override
    public Manual manual() {
        return Manual.of(
                        "compress and decompress the pixels of files",
                        "transcode --to SYNTAX --out FILE|DIR [options] FILE|FOLDER...")
                .text(SyntaxNames.text() + """
                        Or it is a UID or keyword of PS3.6. Nothing is lost unless an option says how much, and then the file is
                        an instance of its own; what is lossless is decoded again and compared before it is written. A file that
                        is in the transfer syntax already is copied.
                        """)
                .options(
                        Option.of(TO, "SYNTAX", "the transfer syntax"),
                        Option.of(OUT, "FILE|DIR", "write to this file, or into this folder, named as what was read"),
                        Option.of(QUALITY, "1-100", "lossy, jpeg only: quality"),
                        Option.of(NEAR, "COUNT", "lossy, jpegls-near only: how much a sample may differ"),
                        Option.of(RATIO, "NUMBER", "lossy, j2k-lossy only: how many times smaller, as 10"),
                        Option.of(
                                STEP, "NUMBER", "lossy, htj2k-lossy only: quantization step in sample values, as 2.5"),
                        EachFile.QUIET)
                .examples(
                        "gantry transcode --to htj2k --out small scans",
                        "gantry transcode --to jpegls --out image.jls.dcm image.dcm",
                        "gantry transcode --to j2k-lossy --ratio 10 --out lossy image.dcm",
                        "gantry transcode --to ExplicitVRLittleEndian --out plain scans")
                .exitCodes("0 done    1 some file failed    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        Transcoder transcoder = transcoder(options);
        String out = options.value(OUT)
                .orElseThrow(() -> CommandException.usage("--out FILE or DIR is needed: where to write"));
        List<String> words = options.words();
        boolean single = words.size() == 1
                && !Files.isDirectory(terminal.path(words.getFirst()))
                && !Files.isDirectory(terminal.path(out))
                && !out.endsWith("/");
        Optional<OutputFolder> folder = single ? Optional.empty() : OutputFolder.of(options, terminal, "");
        return EachFile.write(words, options, terminal, (input, answer) -> {
            Path target = folder.isPresent() ? folder.get().target(input.mirror()) : terminal.path(out);
            for (String warning : transcode(transcoder, input, target)) {
                answer.remark("warning: " + warning);
            }
        });
    }

    private static List<String> transcode(Transcoder transcoder, Input input, Path target) throws IOException {
        Optional<Path> path = input.path();
        Path source = path.isPresent() ? path.get() : spooled(input);
        try (NewFile file = NewFile.at(target)) {
            List<String> warnings = transcoder.transcode(source, file.out());
            file.commit();
            return warnings;
        } finally {
            if (path.isEmpty()) {
                Files.deleteIfExists(source);
            }
        }
    }

    /** What comes through a pipe is read more than once, and so from a file. */
    private static Path spooled(Input input) throws IOException {
        Path spool = Files.createTempFile("gantry-stdin", ".dcm");
        try (InputStream in = input.open()) {
            Files.copy(in, spool, StandardCopyOption.REPLACE_EXISTING);
        }
        return spool;
    }

    private static Transcoder transcoder(Options options) throws CommandException {
        String name = options.value(TO)
                .orElseThrow(() -> CommandException.usage("--to SYNTAX is needed: the transfer syntax"));
        List<Loss> losses = new ArrayList<>();
        try {
            options.value(QUALITY).map(Integer::valueOf).map(Loss.Quality::new).ifPresent(losses::add);
            options.value(NEAR).map(Integer::valueOf).map(Loss.Near::new).ifPresent(losses::add);
            options.value(RATIO).map(Double::valueOf).map(Loss.Ratio::new).ifPresent(losses::add);
            options.value(STEP).map(Double::valueOf).map(Loss.Step::new).ifPresent(losses::add);
            if (losses.size() > 1) {
                throw CommandException.usage("only one option can say what may be lost");
            }
            return Transcoder.to(SyntaxNames.parse(name), losses.isEmpty() ? Loss.NONE : losses.getFirst());
        } catch (NumberFormatException e) {
            throw CommandException.usage("--quality and --near take whole numbers, --ratio and --step numbers");
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }
}
