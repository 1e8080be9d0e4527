package dev.gantry.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.stream.Stream;

/** Who may use whom: the table of {@link Module}, and no circles between the packages of one module. */
final class ArrowRules {
    private ArrowRules() {}

    static Stream<ArchRule> all(String root) {
        return Stream.concat(
                Arrays.stream(Module.values()).map(module -> arrowsOf(module, root)),
                Stream.of(everyClassHasAModule(root), noCirclesInTheDomain(root)));
    }

    static ArchRule arrowsOf(Module module, String root) {
        return classes()
                .that(areIn(module, root))
                .should(useOnlyWhatTheTableAllows(module, root))
                .as(module.artifactId() + " uses only " + module.uses + " and " + module.libraries)
                .allowEmptyShould(true);
    }

    static ArchRule everyClassHasAModule(String root) {
        return classes()
                .should(new ArchCondition<JavaClass>("lie in the package of a module") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (Module.owning(root, type.getPackageName()).isEmpty()) {
                            events.add(SimpleConditionEvent.violated(type, type.getName() + " has no module"));
                        }
                    }
                })
                .as("every class lies in a package that the table knows");
    }

    /** But one: a port takes a query as it is, {@code Catalog.search(Query)}, and who asks it owns what a query is. */
    static ArchRule noCirclesInTheDomain(String root) {
        return slices().matching(root + ".store.(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(root + ".store.catalog.Catalog", root + ".store.search.Query")
                .as("the packages of imaging-store form no circle")
                .allowEmptyShould(true);
    }

    static DescribedPredicate<JavaClass> areIn(Module module, String root) {
        return describe(
                "are in " + module.artifactId(),
                type -> Module.owning(root, type.getPackageName())
                        .filter(module::equals)
                        .isPresent());
    }

    private static ArchCondition<JavaClass> useOnlyWhatTheTableAllows(Module module, String root) {
        return new ArchCondition<>("use only what the table allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !allowed(module, root, dependency))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static boolean allowed(Module module, String root, Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.isPrimitive()) {
            return true;
        }
        return Module.owning(root, target.getPackageName())
                .map(module::mayUse)
                .orElseGet(() -> module.mayUseLibrary(target.getPackageName()));
    }
}
