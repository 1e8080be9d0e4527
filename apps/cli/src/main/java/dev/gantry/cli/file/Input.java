package dev.gantry.cli.file;

import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file to be worked on, or the standard input. */
sealed interface Input {
    /** As the person called it, with the folder it was found in. */
    String name();

    /** Where a mirror of it goes below an output folder: its way from the folder that was named, or its file name. */
    Path mirror();

    /** Opens it; whoever asks closes. */
    InputStream open() throws IOException;

    /** Where it lies; nowhere if it comes through a pipe. */
    Optional<Path> path();

    /** Reads it as a DICOM file. */
    DicomFile read(ReadOptions options) throws IOException;

    /** @param found in a folder, where other things may lie as well, rather than named */
    record Named(String name, Path file, Path mirror, boolean found) implements Input {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public Optional<Path> path() {
            return Optional.of(file);
        }

        @Override
        public DicomFile read(ReadOptions options) throws IOException {
            return DicomFile.read(file, options);
        }
    }

    record Piped(InputStream in) implements Input {
        @Override
        public String name() {
            return "-";
        }

        @Override
        public Path mirror() {
            return Path.of("stdin");
        }

        /** The stream, which stays open when this is closed. */
        @Override
        public InputStream open() {
            return new FilterInputStream(in) {
                @Override
                public void close() {}
            };
        }

        @Override
        public Optional<Path> path() {
            return Optional.empty();
        }

        @Override
        public DicomFile read(ReadOptions options) throws IOException {
            return DicomFile.read(in, options);
        }
    }

    /** A folder that cannot be looked into. */
    record Unreadable(String name, Path mirror, IOException why) implements Input {
        @Override
        public InputStream open() throws IOException {
            throw why;
        }

        @Override
        public Optional<Path> path() {
            return Optional.empty();
        }

        @Override
        public DicomFile read(ReadOptions options) throws IOException {
            throw why;
        }
    }
}
