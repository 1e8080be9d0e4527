package dev.gantry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static JavaClasses product;

    @BeforeAll
    static void readTheClasses() {
        product = Repository.productClasses();
    }

    static Stream<ArchRule> rules() {
        String root = Repository.ROOT_PACKAGE;
        return Stream.of(ArrowRules.all(root), NameRules.all(root), SizeRules.all())
                .flatMap(rules -> rules);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(product);
    }

    @ParameterizedTest
    @EnumSource(Module.class)
    void everyModuleHasItsClassesInItsOwnPackage(Module module) {
        assertThat(Repository.classesOf(module))
                .extracting(JavaClass::getPackageName)
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(Module.owning(Repository.ROOT_PACKAGE, name)).contains(module));
    }

    @Test
    void everyPackageIsExplained() {
        assertThat(PackageInfos.missingBelow(Repository.root())).isEmpty();
    }
}
