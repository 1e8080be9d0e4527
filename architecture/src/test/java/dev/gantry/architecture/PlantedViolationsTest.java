package dev.gantry.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that no longer bites is worse than none: each one is held against a class that breaks it. */
class PlantedViolationsTest {
    private static final String ROOT = PlantedViolationsTest.class.getPackageName() + ".planted";
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(ArrowRules.arrowsOf(Module.DICOM_CORE, ROOT), "KnowsTheDomain"),
                arguments(ArrowRules.arrowsOf(Module.DICOM_CORE, ROOT), "LogsThroughTheJdk"),
                arguments(ArrowRules.arrowsOf(Module.DICOM_JSON, ROOT), "KnowsTheNetwork"),
                arguments(ArrowRules.arrowsOf(Module.DICOM_VALIDATE, ROOT), "KnowsTheNetworkToo"),
                arguments(ArrowRules.arrowsOf(Module.IMAGE_CODEC, ROOT), "KnowsDicom"),
                arguments(ArrowRules.arrowsOf(Module.DICOM_IMAGE, ROOT), "KnowsJsonOfImages"),
                arguments(ArrowRules.arrowsOf(Module.DICOM_NET, ROOT), "SpeaksHttp"),
                arguments(ArrowRules.arrowsOf(Module.DICOM_TESTKIT, ROOT), "KnowsTheDomainToo"),
                arguments(ArrowRules.arrowsOf(Module.IMAGING_STORE, ROOT), "KnowsSql"),
                arguments(ArrowRules.arrowsOf(Module.IMAGING_STORE, ROOT), "KnowsJson"),
                arguments(ArrowRules.arrowsOf(Module.IMAGING_STORE, ROOT), "KnowsALibrary"),
                arguments(ArrowRules.arrowsOf(Module.STORE_POSTGRES, ROOT), "KnowsTheObjects"),
                arguments(ArrowRules.arrowsOf(Module.STORE_OBJECTS, ROOT), "KnowsPostgres"),
                arguments(ArrowRules.arrowsOf(Module.WORK_JMS, ROOT), "KnowsSqlToo"),
                arguments(ArrowRules.arrowsOf(Module.API_DIMSE, ROOT), "KnowsJsonToo"),
                arguments(ArrowRules.arrowsOf(Module.API_HTTP, ROOT), "SpeaksDimse"),
                arguments(ArrowRules.arrowsOf(Module.SERVER, ROOT), "KnowsTheCommandLine"),
                arguments(ArrowRules.arrowsOf(Module.CLI, ROOT), "KnowsTheStore"),
                arguments(ArrowRules.arrowsOf(Module.EXAMPLES, ROOT), "KnowsTheStoreAsExample"),
                arguments(ArrowRules.arrowsOf(Module.BENCHMARKS, ROOT), "KnowsTheInside"),
                arguments(ArrowRules.everyClassHasAModule(ROOT), "HasNoModule"),
                arguments(ArrowRules.noCirclesInTheDomain(ROOT), "Retrieve"),
                arguments(NameRules.typesSayWhatTheyAre(), "IngestHelper"),
                arguments(NameRules.typesSayWhatTheyAre(), "StoreContext"),
                arguments(NameRules.packagesSayWhatTheyHold(ROOT), "store.util.Anything"),
                arguments(NameRules.noGetPrefix(ROOT), "GetPrefixed"),
                arguments(NameRules.noGlobalState(), "GlobalSwitch"),
                arguments(NameRules.noSettingsFromTheProcess(ROOT), "ReadsAProperty"),
                arguments(SizeRules.instanceFields(), "ThirteenFields"),
                arguments(SizeRules.publicMethods(), "FortyOneMethods"));
    }

    static Stream<Arguments> appearances() {
        return Stream.of(
                arguments(NameRules.typesSayWhatTheyAre(), "PresentationContext"),
                arguments(NameRules.noGetPrefix(ROOT), "Supplies"),
                arguments(SizeRules.instanceFields(), "ThirteenComponents"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesTheCulprit(ArchRule rule, String culprit) {
        assertThat(violationsOf(rule)).anyMatch(violation -> violation.contains(culprit));
    }

    @ParameterizedTest
    @MethodSource("appearances")
    void leavesTheInnocentAlone(ArchRule rule, String innocent) {
        assertThat(violationsOf(rule)).noneMatch(violation -> violation.contains(innocent));
    }

    @Test
    void everyRuleHasAPlantedViolation() {
        assertThat(faults().map(fault -> ((ArchRule) fault.get()[0]).getDescription()))
                .containsAll(ArrowRules.all(ROOT).map(ArchRule::getDescription).toList())
                .containsAll(NameRules.all(ROOT).map(ArchRule::getDescription).toList())
                .containsAll(SizeRules.all().map(ArchRule::getDescription).toList());
    }

    @Test
    void aPackageThatNobodyExplainedIsFound(@TempDir Path root) throws IOException {
        Path explained = Files.createDirectories(root.resolve("store/m/src/main/java/a"));
        Path unexplained = Files.createDirectories(root.resolve("store/m/src/main/java/b"));
        Files.createFile(explained.resolve("package-info.java"));
        Files.createFile(explained.resolve("A.java"));
        Files.createFile(unexplained.resolve("B.java"));

        assertThat(PackageInfos.missingBelow(root)).containsExactly(Path.of("store/m/src/main/java/b"));
    }

    private static Iterable<String> violationsOf(ArchRule rule) {
        return rule.evaluate(PLANTED).getFailureReport().getDetails();
    }
}
