package dev.gantry.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may be called what, and what the inner shelves do without. */
final class NameRules {
    private static final Pattern FORBIDDEN_TYPE =
            Pattern.compile(".*(Utils?|Utility|Utilities|Commons?|Helpers?|Manager|Impl|Dto|DTO|Context)");
    /** The standard's own name (PS3.8 7.1.1.13). */
    private static final Set<String> ALLOWED_TYPES = Set.of("PresentationContext");

    private static final Set<String> FORBIDDEN_PACKAGES =
            Set.of("util", "utils", "common", "commons", "helper", "helpers", "manager", "impl", "dto", "misc");

    private NameRules() {}

    static Stream<ArchRule> all(String root) {
        return Stream.of(
                typesSayWhatTheyAre(),
                packagesSayWhatTheyHold(root),
                noGetPrefix(root),
                noGlobalState(),
                noSettingsFromTheProcess(root));
    }

    static ArchRule typesSayWhatTheyAre() {
        return classes()
                .should(new ArchCondition<JavaClass>("not be a util, common, helper, manager, impl, dto or context") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        String name = type.getSimpleName();
                        if (FORBIDDEN_TYPE.matcher(name).matches() && !ALLOWED_TYPES.contains(name)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " is named by no role of its own"));
                        }
                    }
                });
    }

    static ArchRule packagesSayWhatTheyHold(String root) {
        return classes().should(new ArchCondition<JavaClass>("lie in packages named by what they hold") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String below = type.getPackageName()
                        .substring(Math.min(root.length(), type.getPackageName().length()));
                if (Arrays.stream(below.split("\\.")).anyMatch(FORBIDDEN_PACKAGES::contains)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " lies in a forbidden package"));
                }
            }
        });
    }

    /** {@code dataset.string(tag)}, not {@code dataset.getString(tag)}; a name that a foreign supertype dictates is no choice. */
    static ArchRule noGetPrefix(String root) {
        return methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(areInToolkitOrDomain(root))
                .should(new ArchCondition<JavaMethod>("have no get prefix") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (method.getName().matches("get[A-Z].*") && !dictated(method, root)) {
                            events.add(
                                    SimpleConditionEvent.violated(method, method.getFullName() + " has a get prefix"));
                        }
                    }
                })
                .allowEmptyShould(true);
    }

    static ArchRule noGlobalState() {
        return fields().that()
                .areStatic()
                .should()
                .beFinal()
                .as("no static field can be assigned")
                .allowEmptyShould(true);
    }

    static ArchRule noSettingsFromTheProcess(String root) {
        return noClasses()
                .that(areInToolkitOrDomain(root))
                .should()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(Boolean.class, "getBoolean", String.class)
                .orShould()
                .callMethod(Integer.class, "getInteger", String.class)
                .as("the toolkit and the domain take settings as arguments, not from the process")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> areInToolkitOrDomain(String root) {
        return describe(
                "are in the toolkit or the domain",
                type -> Module.owning(root, type.getPackageName())
                        .filter(module -> Set.of("toolkit", "store").contains(module.shelf()))
                        .isPresent());
    }

    private static boolean dictated(JavaMethod method, String root) {
        return Stream.concat(
                        method.getOwner().getAllRawSuperclasses().stream(),
                        method.getOwner().getAllRawInterfaces().stream())
                .filter(supertype -> !supertype.getPackageName().startsWith(root))
                .flatMap(supertype -> supertype.getMethods().stream())
                .filter(inherited -> !inherited.getModifiers().contains(JavaModifier.PRIVATE))
                .anyMatch(inherited -> inherited.getName().equals(method.getName())
                        && inherited.getRawParameterTypes().size()
                                == method.getRawParameterTypes().size());
    }
}
