package dev.gantry.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** How large a type may get at most; lines and parameters are counted by Checkstyle. */
final class SizeRules {
    private static final int INSTANCE_FIELDS = 12;
    private static final int PUBLIC_METHODS = 40;

    private SizeRules() {}

    static Stream<ArchRule> all() {
        return Stream.of(instanceFields(), publicMethods());
    }

    /** A record's components are a row of data, not a state that methods share. */
    static ArchRule instanceFields() {
        return classes()
                .that()
                .areNotRecords()
                .should(haveAtMost(INSTANCE_FIELDS, "instance fields", SizeRules::fieldsOf));
    }

    static ArchRule publicMethods() {
        return classes().should(haveAtMost(PUBLIC_METHODS, "public methods", SizeRules::publicMethodsOf));
    }

    private static long fieldsOf(JavaClass type) {
        return type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .count();
    }

    private static long publicMethodsOf(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .count();
    }

    private static ArchCondition<JavaClass> haveAtMost(int limit, String what, ToLongFunction<JavaClass> count) {
        return new ArchCondition<>("have at most " + limit + " " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                long counted = count.applyAsLong(type);
                if (counted > limit) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " has " + counted + " " + what));
                }
            }
        };
    }
}
