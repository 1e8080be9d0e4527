package dev.gantry.dicom.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.Uids;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesTest {

    private final Rules rules = new Rules();

    @Test
    void knowsNearlyEveryStorageSopClass() {
        List<String> unknown = Uids.storageSopClasses()
                .filter(entry -> !entry.retired() && rules.iod(entry.uid()).isEmpty())
                .map(Uids.Entry::name)
                .toList();

        assertThat(Uids.storageSopClasses().count() - unknown.size()).isGreaterThan(120);
        assertThat(rules.iod(UID.MediaStorageDirectoryStorage)).isPresent();
    }

    @Test
    void hasEveryMacroThatModulesInvoke() {
        Set<String> seen = new HashSet<>();
        Uids.storageSopClasses()
                .flatMap(entry -> rules.iod(entry.uid()).stream())
                .forEach(iod -> {
                    assertThat(iod.uses()).isNotEmpty();
                    iod.uses().forEach(use -> visit(use.module(), seen));
                });

        assertThat(seen).contains("GeneralSeries", "CodeSequenceMacro", "PixelMeasuresMacro");
    }

    private void visit(Module module, Set<String> seen) {
        Deque<Rule> pending = new ArrayDeque<>();
        if (seen.add(module.name())) {
            assertThat(module.section()).startsWith("PS3.");
            assertThat(module.rules()).isNotEmpty();
            pending.addAll(module.rules());
        }
        while (!pending.isEmpty()) {
            switch (pending.remove()) {
                case Rule.Attribute attribute -> pending.addAll(attribute.items());
                case Rule.Check check -> assertThat(check.tag().group()).isNotZero();
                case Rule.Invocation invocation -> visit(rules.module(invocation.macro()), seen);
            }
        }
    }

    @Test
    void joinsTermsFromLeftToRight() {
        assertThat(holds("|PRESENT,PatientID,*,,", "&!PRESENT,PatientName,*,,")).isTrue();
        assertThat(holds("|PRESENT,PatientName,*,,", "|PRESENT,PatientID,*,,", "&PRESENT,StudyID,*,,"))
                .isFalse();
        assertThat(holds("|PRESENT,PatientID,*,,", "(", "|PRESENT,StudyID,*,,", "|IS,PatientID,0,,7", "&)"))
                .isTrue();
        assertThat(holds("|NUMBER,NumberOfFrames,*,,> 1", "&IS_IN_ROOT,PatientID,*,,7"))
                .isTrue();
        assertThat(holds("|NUMBER,NumberOfFrames,*,,== 1")).isFalse();
    }

    private static boolean holds(String... terms) {
        Dataset dataset = Dataset.builder()
                .string(Tag.PatientID, "7")
                .integer(Tag.NumberOfFrames, 3)
                .build();
        return Condition.parse("test", terms).orElseThrow().truth(Position.root(dataset)) == Truth.YES;
    }

    @Test
    void leavesConditionsAboutAnUnknownTransferSyntaxUndecided() {
        Condition condition =
                rules.condition("UncompressedTransferSyntaxAndThreeSamples").orElseThrow();

        assertThat(condition.truth(Position.root(Dataset.empty()))).isEqualTo(Truth.UNKNOWN);
    }
}
