package dev.gantry.cli.file;

import dev.gantry.cli.shell.CommandException;
import dev.gantry.cli.shell.Options;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TagPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the arguments of several commands say of reading. */
final class Reading {
    private Reading() {}

    /** Lenient, unless {@code --strict} was said. */
    static ReadOptions of(Options options) {
        return options.has(EachFile.STRICT.name()) ? ReadOptions.strict() : ReadOptions.lenient();
    }

    /** Up to an element that was named. */
    static ReadOptions until(ReadOptions reading, Optional<String> tag) throws CommandException {
        return tag.isEmpty() ? reading : reading.stopBefore(tag(tag.get()));
    }

    static Tag tag(String word) throws CommandException {
        try {
            return Tag.parse(word);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(word + " is neither a keyword nor a tag such as 0008,0016");
        }
    }

    static TagPath path(String word) throws CommandException {
        try {
            return TagPath.parse(word);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(
                    word + " is neither a keyword, a tag such as 0008,0016, nor a path of them: " + e.getMessage());
        }
    }

    static List<TagPath> paths(List<String> words) throws CommandException {
        List<TagPath> paths = new ArrayList<>();
        for (String word : words) {
            paths.add(path(word));
        }
        return paths;
    }
}
