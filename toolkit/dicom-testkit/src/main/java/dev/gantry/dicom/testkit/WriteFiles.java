package dev.gantry.dicom.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fills a folder with made files: {@code WriteFiles <folder> <seed> <modality> <instances>}. */
public final class WriteFiles {

    private WriteFiles() {}

    public static void main(String[] arguments) throws IOException {
        SyntheticInstances instances = SyntheticInstances.seeded(Long.parseLong(arguments[1]))
                .of(Modality.valueOf(arguments[2]))
                .withInstances(Integer.parseInt(arguments[3]));
        write(Path.of(arguments[0]), instances);
    }

    /** One file for each instance of the first series, named by its SOP Instance UID. */
    public static void write(Path folder, SyntheticInstances instances) throws IOException {
        Files.createDirectories(folder);
        for (SyntheticInstance instance : (Iterable<SyntheticInstance>) instances.series(1)::iterator) {
            Path file = folder.resolve(instance.sopInstanceUid() + ".dcm");
            Files.write(file, instance.part10().toArray());
        }
    }
}
