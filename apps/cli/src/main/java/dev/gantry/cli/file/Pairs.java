package dev.gantry.cli.file;

import dev.gantry.cli.shell.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which file is compared with which: two that are named, or those of the same name below two folders.
 *
 * @param leftWord as it stands on the command line
 * @param left where that is
 * @param rightWord likewise
 * @param right likewise
 */
record Pairs(String leftWord, Path left, String rightWord, Path right) {

    boolean areFolders() {
        return Files.isDirectory(left);
    }

    /** What is to be walked: of folders the right one as well, for what only it has. */
    List<String> words() throws CommandException {
        if (Files.isDirectory(left) != Files.isDirectory(right)) {
            throw CommandException.usage("a file cannot be compared with a folder");
        }
        return areFolders() ? List.of(leftWord, rightWord) : List.of(leftWord);
    }

    Path left(Input input) {
        return areFolders() ? left.resolve(input.mirror()) : left;
    }

    Path right(Input input) {
        return areFolders() ? right.resolve(input.mirror()) : right;
    }

    /** Whether a file of the right folder was met already, as the one that the left folder's is compared with. */
    boolean isMetAgain(Input input) {
        return areFolders()
                && input.path().filter(right(input)::equals).isPresent()
                && !left.equals(right)
                && Files.exists(left(input));
    }
}
