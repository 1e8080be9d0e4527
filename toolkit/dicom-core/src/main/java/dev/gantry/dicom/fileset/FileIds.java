package dev.gantry.dicom.fileset;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** File IDs: up to 8 components of up to 8 capitals, digits and underscores. PS3.10 8.2 */
final class FileIds {

    private static final int MOST = 8;

    private FileIds() {}

    static boolean isLegal(List<String> fileId) {
        return !fileId.isEmpty() && fileId.size() <= MOST && fileId.stream().allMatch(FileIds::isLegal);
    }

    private static boolean isLegal(String component) {
        return !component.isEmpty()
                && component.length() <= MOST
                && component.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_');
    }

    /** The file by its ID, or by that in lower case, as some systems show a medium; never one outside the folder. */
    static Optional<Path> resolve(Path folder, List<String> fileId) {
        if (fileId.isEmpty() || !fileId.stream().allMatch(FileIds::isName)) {
            return Optional.empty();
        }
        try {
            Path file = at(folder, fileId);
            Path small = at(
                    folder,
                    fileId.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
            return Optional.of(!Files.exists(file) && Files.exists(small) ? small : file);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path at(Path folder, List<String> names) {
        Path file = folder;
        for (String name : names) {
            file = file.resolve(name);
        }
        return file;
    }

    /** Whether text names something in a folder, on any system. */
    private static boolean isName(String text) {
        return !text.isEmpty()
                && !text.equals(".")
                && !text.equals("..")
                && text.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ');
    }

    /** The ID of a file in a folder. */
    static List<String> of(Path folder, Path file) {
        List<String> names = new ArrayList<>();
        folder.relativize(file).forEach(name -> names.add(name.toString()));
        return names;
    }
}
