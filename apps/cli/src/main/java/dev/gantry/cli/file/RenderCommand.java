package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.image.DecodedFrame;
import dev.gantry.dicom.image.StoredFrames;
import dev.gantry.dicom.image.render.Picture;
import dev.gantry.dicom.image.render.RenderOptions;
import dev.gantry.dicom.image.render.Rendering;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code gantry render}: frames as pictures. */
public final class RenderCommand implements Command {
    private static final String WINDOW = "--window";
    private static final String SIZE = "--size";
    private static final String JPEG = "--jpeg";
    private static final String QUALITY = "--quality";
    private static final String PLAIN = "--no-overlays";
    private static final String SHEET = "--sheet";
    private static final int LARGEST = 16_384;

    /** Float Pixel Data, Double Float Pixel Data and Pixel Data begin here. */
    private static final Tag PIXELS = Tag.of(0x7FE00000);

    @Override
    public String name() {
        return "render";
    }

    @Override
    public Manual manual() {
        return Manual.of(
                        "show frames as a viewer does, as PNG or JPEG, or many on a sheet",
                        "render [options] FILE|FOLDER...",
                        "render --sheet FILE [options] FILE|FOLDER...")
                .text("""
                        The image's own transformations are applied: rescaling or modality table, window or VOI table, palette,
                        colour, shutter, overlays, square pixels. Without a window the darkest and brightest values are black and
                        white. Of several frames the representative or the middle one is shown. A name that ends with .jpg or .jpeg
                        makes a JPEG. A sheet is one PNG of all images; row, column and name of each are printed.
                        """)
                .options(
                        FrameChoice.FRAME,
                        Option.of(WINDOW, "C,W", "centre and width of a window instead of the image's own"),
                        Option.of(SIZE, "WxH", "fit the picture into so many pixels"),
                        Target.OUT,
                        Option.flag(JPEG, "make JPEGs where the name does not say it"),
                        Option.of(QUALITY, "1-100", "of JPEGs (default 90)"),
                        Option.flag(PLAIN, "leave overlays out"),
                        Option.of(SHEET, "FILE", "make one picture of all"),
                        EachFile.QUIET)
                .examples(
                        "gantry render --out image.png image.dcm",
                        "gantry render --window 40,400 --size 512x512 --out image.jpg image.dcm",
                        "gantry render --jpeg --size 256x256 --out pictures scans",
                        "gantry render --sheet sheet.png scans")
                .exitCodes("0 done    1 some file failed    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        FrameChoice choice = FrameChoice.of(options);
        RenderOptions rendering = rendering(options);
        List<String> words = options.words();
        if (words.isEmpty()) {
            throw CommandException.usage("no file is named");
        }
        if (options.has(SHEET)) {
            return sheet(options, terminal, choice, rendering);
        }
        boolean jpeg = isJpeg(options);
        int quality = quality(options);
        Target target =
                Target.of(words, options, terminal, jpeg ? ".jpg" : ".png").oneAtMost(words, terminal);
        return EachFile.write(words, options, terminal, (input, answer) -> {
            Optional<Picture> picture = picture(input, choice, rendering, answer);
            if (picture.isPresent()) {
                byte[] file = jpeg ? picture.get().jpeg(quality) : picture.get().png();
                target.write(input, answer, out -> out.write(file));
            }
        });
    }

    private static int sheet(Options options, Terminal terminal, FrameChoice choice, RenderOptions rendering)
            throws CommandException, IOException {
        ContactSheet sheet = new ContactSheet();
        RenderOptions tile = rendering.filling(ContactSheet.TILE, ContactSheet.TILE);
        int exitCode = EachFile.write(
                options.words(),
                options,
                terminal,
                (input, answer) ->
                        picture(input, choice, tile, answer).ifPresent(picture -> sheet.add(input.name(), picture)));
        if (sheet.isEmpty()) {
            throw CommandException.failed("there is no image to show");
        }
        try (NewFile file = NewFile.at(terminal.path(options.value(SHEET).orElse("")))) {
            file.out().write(sheet.draw().png());
            file.commit();
        }
        sheet.legend().forEach(terminal::line);
        return exitCode;
    }

    private static Optional<Picture> picture(Input input, FrameChoice choice, RenderOptions options, Answer answer)
            throws IOException {
        Optional<StoredFrames> opened = FrameChoice.open(input);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (StoredFrames frames = opened.get()) {
            Dataset header =
                    input.read(ReadOptions.lenient().stopBefore(PIXELS)).dataset();
            Rendering rendering = new Rendering(header);
            int frame = choice.checked(choice.number().orElse(rendering.representative(frames.count())), frames);
            DecodedFrame decoded = frames.decode(frame);
            decoded.warnings().forEach(warning -> answer.remark("warning: frame " + frame + ": " + warning));
            return Optional.of(rendering.render(decoded, frame, options));
        }
    }

    private static RenderOptions rendering(Options options) throws CommandException {
        RenderOptions rendering = RenderOptions.usual();
        Optional<String> size = options.value(SIZE);
        if (size.isPresent()) {
            double[] sides =
                    Pair.of(SIZE, size.get().toLowerCase(Locale.ROOT), "x").within(1, LARGEST);
            rendering = rendering.filling((int) sides[0], (int) sides[1]);
        }
        Optional<String> window = options.value(WINDOW);
        if (window.isPresent()) {
            rendering = rendering.window(Pair.of(WINDOW, window.get(), ",").window());
        }
        return options.has(PLAIN) ? rendering.withoutOverlays() : rendering;
    }

    private static boolean isJpeg(Options options) {
        String name = options.value(Target.OUT.name()).orElse("").toLowerCase(Locale.ROOT);
        return options.has(JPEG) || name.endsWith(".jpg") || name.endsWith(".jpeg");
    }

    private static int quality(Options options) throws CommandException {
        long quality = options.number(QUALITY, 90);
        if (quality < 1 || quality > 100) {
            throw CommandException.usage(QUALITY + " is 1 to 100");
        }
        return (int) quality;
    }
}
