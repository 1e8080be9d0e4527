package dev.gantry.examples;

import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.validate.Report;
import dev.gantry.dicom.validate.ValidateOptions;
import dev.gantry.dicom.validate.Validator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** dicom-validate: holds files against the standard: {@code Check <file>…}. */
public final class Check {

    private Check() {}

    public static void main(String[] arguments) throws IOException {
        for (String argument : arguments) {
            check(Path.of(argument), System.out);
        }
    }

    static boolean check(Path path, PrintStream out) throws IOException {
        // region:validate
        DicomFile file = DicomFile.read(path, ReadOptions.lenient());
        Report report = Validator.standard().validate(file, ValidateOptions.standard());
        report.findings().forEach(out::println);
        boolean sound = !report.hasErrors();
        // endregion
        out.println(report.iod().orElse("unknown") + ": " + (sound ? "sound" : "faulty"));
        return sound;
    }
}
