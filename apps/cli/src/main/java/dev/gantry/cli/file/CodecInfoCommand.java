package dev.gantry.cli.file;

import dev.gantry.cli.shell.Command;
import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Manual;
import dev.gantry.cli.shell.Options;
import dev.gantry.cli.shell.Terminal;
import dev.gantry.codec.CodestreamInfo;
import dev.gantry.codec.CodestreamInfo.Marker;
import dev.gantry.codec.j2k.Jpeg2000Info;
import dev.gantry.codec.rle.RleInfo;
import dev.gantry.codec.t81.JpegMarkers;
import dev.gantry.dicom.PrintableText;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.image.ImageException;
import dev.gantry.dicom.image.StoredFrames;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** {@code gantry codec-info}: what a compressed frame is made of. */
public final class CodecInfoCommand implements Command {

    @Override
    public String name() {
        return "codec-info";
    }

    @Override
    public Manual manual() {
        return Manual.of("list the markers of a frame's codestream", "codec-info [options] FILE|FOLDER...")
                .text("""
                        For each file its name, transfer syntax and length of the frame, then a line for each marker of JPEG, JPEG-LS,
                        JPEG 2000 and HTJ2K, or each segment of RLE: offset, bytes with all that belongs to it, name, parameters.
                        What is wrong with their order or lengths is a warning. Of native pixel data only the length is told.
                        """)
                .options(FrameChoice.FRAME, EachFile.QUIET)
                .examples(
                        "gantry codec-info image.dcm",
                        "gantry codec-info --frame 0 scans",
                        "gantry codec-info image.dcm | grep SOT     # tile-parts, one a resolution where Gantry wrote them")
                .exitCodes("0 done    1 some file failed    2 wrong use");
    }

    @Override
    public int run(Options options, Terminal terminal) throws CommandException, IOException {
        FrameChoice choice = FrameChoice.of(options);
        return EachFile.print(options.words(), options, terminal, (input, answer) -> {
            Optional<StoredFrames> opened = FrameChoice.open(input);
            if (opened.isPresent()) {
                try (StoredFrames frames = opened.get()) {
                    print(input, frames, choice.first(frames), answer);
                }
            }
        });
    }

    private static void print(Input input, StoredFrames frames, int frame, Answer answer) throws IOException {
        byte[] stored = frames.stored(frame);
        TransferSyntax syntax = frames.syntax();
        answer.line(PrintableText.of(
                input.name() + ": frame " + frame + ", " + stored.length + " bytes, " + syntax.name()));
        if (!syntax.encapsulated() || syntax.uid().equals(UID.EncapsulatedUncompressedExplicitVRLittleEndian)) {
            return;
        }
        CodestreamInfo info = info(stored, syntax);
        for (Marker marker : info.markers()) {
            String line =
                    "%10d %10d  %-6s %s".formatted(marker.offset(), marker.length(), marker.name(), marker.text());
            answer.line(PrintableText.of(line.stripTrailing()));
        }
        info.warnings().forEach(warning -> answer.remark("warning: " + warning));
    }

    private static CodestreamInfo info(byte[] stored, TransferSyntax syntax) throws IOException {
        MemorySegment codestream = MemorySegment.ofArray(stored);
        if (syntax.uid().equals(UID.RLELossless)) {
            return RleInfo.read(codestream);
        }
        int start = stored.length < 2 ? 0 : (stored[0] & 0xFF) << 8 | stored[1] & 0xFF;
        return switch (start) {
            case 0xFFD8 -> JpegMarkers.list(codestream);
            case 0xFF4F, 0x0000 -> Jpeg2000Info.read(codestream); // a codestream, or the boxes of a JP2 file around one
            default -> throw new ImageException("the frame is no codestream that is known here");
        };
    }
}
