package dev.gantry.dicom.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.testkit.ConformingInstance;
import dev.gantry.dicom.testkit.SyntheticInstance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Debian's dicom3tools as a second opinion; skipped where it is not installed. */
class DciodvfyTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void isInstalled() {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/dciodvfy")), "dciodvfy (dicom3tools) is not installed");
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingInCleanInstances(ConformingInstance instance) throws IOException {
        assertThat(complaints(instance.dataset())).isEmpty();
    }

    @Test
    void findsTheMissingAttributeThatValidatorFinds() throws IOException {
        Dataset faulty = ConformingInstance.CT.dataset().without(Tag.RescaleSlope);

        assertThat(complaints(faulty)).anyMatch(line -> line.contains("RescaleSlope"));
        assertThat(Validator.standard().validate(faulty).hasErrors()).isTrue();
    }

    private List<String> complaints(Dataset dataset) throws IOException {
        Path file = folder.resolve("instance.dcm");
        SyntheticInstance instance = new SyntheticInstance(dataset, TransferSyntax.ExplicitVRLittleEndian);
        Files.write(file, instance.part10().toArray());
        Process process = new ProcessBuilder("/usr/bin/dciodvfy", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines()
                .filter(line -> line.startsWith("Error") || line.startsWith("Warning"))
                .toList();
    }
}
