package dev.gantry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.fileset.FileSet;
import dev.gantry.dicom.fileset.FileSetCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A DICOMDIR that names whatever it likes. */
final class DirectoryProperties {
    private static final int MOST_RECORDS_A_BYTE = 1;

    private DirectoryProperties() {}

    /** Records are no more than the bytes have room for, and reading and checking end. */
    static void dicomdir(byte[] input) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        Path file = folder.resolve(FileSet.DICOMDIR);
        try {
            Files.write(file, input);
            FileSetCheck.check(file)
                    .forEach(fault -> assertThat(fault.toString()).isNotBlank());
            FileSet set = FileSet.read(file, ReadOptions.lenient());
            assertThat(set.records()).hasSizeLessThanOrEqualTo(input.length * MOST_RECORDS_A_BYTE);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }
}
