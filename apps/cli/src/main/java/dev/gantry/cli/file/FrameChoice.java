package dev.gantry.cli.file;

import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Option;
import dev.gantry.cli.shell.Options;
import dev.gantry.dicom.image.ImageException;
import dev.gantry.dicom.image.StoredFrames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** The frames that a command line asks for, counted from 0. */
record FrameChoice(OptionalInt number) {
    static final Option FRAME = Option.of("--frame", "N", "this frame, counted from 0");

    static FrameChoice of(Options options) throws CommandException {
        return new FrameChoice(
                options.has(FRAME.name())
                        ? OptionalInt.of((int) Math.min(options.number(FRAME.name(), 0), Integer.MAX_VALUE))
                        : OptionalInt.empty());
    }

    /** The first of those that are asked for. */
    int first(StoredFrames frames) throws ImageException {
        return checked(number.orElse(0), frames);
    }

    /** The one after the last. */
    int end(StoredFrames frames) throws ImageException {
        return number.isPresent() ? first(frames) + 1 : frames.count();
    }

    /** @throws ImageException when there is no such frame */
    int checked(int frame, StoredFrames frames) throws ImageException {
        if (frame >= frames.count()) {
            throw new ImageException(
                    frames.count() == 0
                            ? "no frame can be told from another in the pixel data"
                            : "there is no frame " + frame + ", there are " + frames.count() + " from 0 on");
        }
        return frame;
    }

    /**
     * Opens the frames of a file; none of a file without pixel data that was found in a folder.
     *
     * @throws ImageException when there is no pixel data in a file that was named
     */
    static Optional<StoredFrames> open(Input input) throws IOException {
        Path path = input.path().orElseThrow(() -> new ImageException("frames are read from files, not from a pipe"));
        Optional<StoredFrames> frames = StoredFrames.find(path);
        if (frames.isEmpty() && !(input instanceof Input.Named named && named.found())) {
            throw new ImageException("there is no pixel data");
        }
        return frames;
    }
}
