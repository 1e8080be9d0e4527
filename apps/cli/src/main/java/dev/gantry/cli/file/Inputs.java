package dev.gantry.cli.file;

import dev.gantry.cli.shell.Terminal;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files that words on the command line stand for: files themselves, folders with all that lies below them in the
 * order of names, {@code -} for the standard input. Links are followed, but never into a folder that one is in already.
 * Holds no more than the names of the folders it is in. Not thread-safe.
 */
final class Inputs implements Iterator<Input> {
    private static final String STDIN = "-";

    private final Terminal terminal;
    private final Iterator<String> words;
    private final Deque<Folder> folders = new ArrayDeque<>();
    private @Nullable Input next;

    /** A folder that is being walked. */
    private record Folder(Object key, String name, Path mirror, Iterator<Path> entries) {}

    Inputs(List<String> words, Terminal terminal) {
        this.words = words.iterator();
        this.terminal = terminal;
    }

    /** How many there are; looks into every folder. */
    static long count(List<String> words, Terminal terminal) {
        long count = 0;
        for (Inputs inputs = new Inputs(words, terminal); inputs.hasNext(); inputs.next()) {
            count++;
        }
        return count;
    }

    @Override
    public boolean hasNext() {
        while (next == null && (!folders.isEmpty() || words.hasNext())) {
            if (folders.isEmpty()) {
                word(words.next());
            } else if (!folders.getLast().entries.hasNext()) {
                folders.removeLast();
            } else {
                entry(folders.getLast());
            }
        }
        return next != null;
    }

    @Override
    public Input next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Input taken = next;
        next = null;
        return taken;
    }

    private void word(String word) {
        if (word.equals(STDIN)) {
            next = new Input.Piped(terminal.in());
            return;
        }
        Path path = terminal.path(word);
        take(path, word, Path.of(""), false);
    }

    private void entry(Folder folder) {
        Path path = folder.entries.next();
        String name = String.valueOf(path.getFileName());
        String shown = folder.name.endsWith("/") ? folder.name + name : folder.name + "/" + name;
        take(path, shown, folder.mirror.resolve(name), true);
    }

    private void take(Path path, String name, Path mirror, boolean found) {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            next = new Input.Unreadable(name, mirror, e);
            return;
        }
        if (attributes.isDirectory()) {
            enter(path, name, mirror, attributes.fileKey() == null ? path : attributes.fileKey());
        } else if (!found || attributes.isRegularFile()) {
            Path fileName = path.getFileName();
            next = new Input.Named(name, path, found || fileName == null ? mirror : fileName, found);
        }
    }

    private void enter(Path folder, String name, Path mirror, Object key) {
        if (folders.stream().anyMatch(around -> around.key.equals(key))) {
            return;
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException e) {
            next = new Input.Unreadable(name, mirror, e);
            return;
        } catch (DirectoryIteratorException e) {
            next = new Input.Unreadable(name, mirror, Objects.requireNonNull(e.getCause()));
            return;
        }
        entries.sort(null);
        folders.addLast(new Folder(key, name, mirror, entries.iterator()));
    }
}
