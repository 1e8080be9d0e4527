package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagPathTest {

    private static final TagPath UID_OF_SECOND =
            TagPath.of(Tag.ReferencedStudySequence).item(1).element(Tag.ReferencedSOPInstanceUID);

    private static final Dataset DATASET = Dataset.builder()
            .string(Tag.SpecificCharacterSet, "ISO_IR 100")
            .string(Tag.PatientName, "Müller")
            .items(Tag.ReferencedStudySequence, item("1.2.1"), item("1.2.2"))
            .build();

    private static Dataset item(String uid) {
        return Dataset.builder().string(Tag.ReferencedSOPInstanceUID, uid).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOPInstanceUID", "0008,0018", "(0008,0018)", "00080018", " SOPInstanceUID "})
    void readsATagInEveryWayToWriteIt(String text) {
        assertThat(TagPath.parse(text)).isEqualTo(TagPath.of(Tag.SOPInstanceUID));
    }

    @Test
    void readsAndWritesNestedPaths() {
        assertThat(TagPath.parse("ReferencedStudySequence[1].ReferencedSOPInstanceUID"))
                .isEqualTo(UID_OF_SECOND);
        assertThat(TagPath.parse("(0008,1110)[1].00081155")).isEqualTo(UID_OF_SECOND);
        assertThat(TagPath.parse("ReferencedStudySequence.ReferencedSOPInstanceUID[3]"))
                .hasToString("(0008,1110)[0].(0008,1155)[3]");
        assertThat(UID_OF_SECOND).hasToString("(0008,1110)[1].(0008,1155)");
        assertThat(UID_OF_SECOND.keywords()).isEqualTo("ReferencedStudySequence[1].ReferencedSOPInstanceUID");
        assertThat(TagPath.parse(UID_OF_SECOND.keywords())).isEqualTo(UID_OF_SECOND);
    }

    @Test
    void readsAndWritesPrivateTagsWithTheirCreators() {
        Tag tag = Tag.ofPrivate(0x0029, "ACME \"1.0\" [x]", 0x1F);
        TagPath path = TagPath.of(tag).item(2).element(Tag.of(0x00291010));

        assertThat(path).hasToString("(0029,xx1F,\"ACME \\\"1.0\\\" [x]\")[2].(0029,1010)");
        assertThat(TagPath.parse(path.toString())).isEqualTo(path);
        assertThat(TagPath.parse("0029,101f,\"SIEMENS CSA HEADER\"").tag())
                .isEqualTo(Tag.ofPrivate(0x0029, "SIEMENS CSA HEADER", 0x1F));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "PatientNam",
                "PatientID.",
                ".PatientID",
                "PatientID[",
                "PatientID[]",
                "PatientID[-1]",
                "PatientID[0]x",
                "PatientID[99999999999]",
                "(0028,xx10,\"EVEN\")",
                "(0029,xx10,\"\")",
                "(0029,xx10,\"OPEN)",
                "0029,xx10",
                "PatientID]",
                "(0008,0018",
                "\\",
                "\"\\"
            })
    void refusesWhatIsNoPath(String text) {
        assertThatThrownBy(() -> TagPath.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at character");
    }

    @Test
    void findsElementsAndItems() {
        assertThat(UID_OF_SECOND.find(DATASET))
                .hasValueSatisfying(element -> assertThat(element.tag()).isEqualTo(Tag.ReferencedSOPInstanceUID));
        assertThat(UID_OF_SECOND.holder(DATASET).orElseThrow().uid(UID_OF_SECOND.tag()))
                .contains("1.2.2");
        assertThat(TagPath.parse("ReferencedStudySequence[1]").findItem(DATASET))
                .contains(DATASET.items(Tag.ReferencedStudySequence).get(1));
        assertThat(TagPath.parse("ReferencedStudySequence[2]").findItem(DATASET))
                .isEmpty();
        assertThat(TagPath.parse("ReferencedStudySequence[2].PatientID").find(DATASET))
                .isEmpty();
        assertThat(TagPath.parse("PatientName[0]").find(DATASET)).isEmpty();
        assertThat(TagPath.parse("PatientName.PatientID").holder(DATASET)).isEmpty();
    }

    @Test
    void setsAnElementAndLeavesTheOriginalAlone() {
        Dataset changed = UID_OF_SECOND.change(
                DATASET,
                item -> item.toBuilder().string(UID_OF_SECOND.tag(), "9").build());

        assertThat(UID_OF_SECOND.holder(changed).orElseThrow().uid(UID_OF_SECOND.tag()))
                .contains("9");
        assertThat(UID_OF_SECOND.holder(DATASET).orElseThrow().uid(UID_OF_SECOND.tag()))
                .contains("1.2.2");
        assertThat(changed.without(Tag.ReferencedStudySequence))
                .isEqualTo(DATASET.without(Tag.ReferencedStudySequence));
    }

    @Test
    void makesTheSequencesAndItemsThatAreMissing() {
        TagPath path = TagPath.parse("ReferencedStudySequence[2].ReferencedSeriesSequence[0].InstitutionName");
        Dataset changed = path.change(
                DATASET, item -> item.toBuilder().string(path.tag(), "Größe").build());

        Dataset holder = path.holder(changed).orElseThrow();
        assertThat(holder.string(Tag.InstitutionName)).contains("Größe");
        assertThat(holder.contains(Tag.SpecificCharacterSet))
                .as("text of an item is in the character set around it")
                .isFalse();
        TagPath tooFar = TagPath.parse("ReferencedStudySequence[3].PatientID");
        assertThatThrownBy(() -> tooFar.change(DATASET, item -> item)).isInstanceOf(IllegalArgumentException.class);
        TagPath noSequence = TagPath.parse("PatientName.PatientID");
        assertThatThrownBy(() -> noSequence.change(DATASET, item -> item)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void removesElementsAndItems() {
        assertThat(UID_OF_SECOND.remove(DATASET).items(Tag.ReferencedStudySequence))
                .containsExactly(item("1.2.1"), Dataset.empty());
        assertThat(TagPath.parse("ReferencedStudySequence[0]").remove(DATASET).items(Tag.ReferencedStudySequence))
                .containsExactly(item("1.2.2"));
        assertThat(TagPath.parse("PatientName").remove(DATASET).contains(Tag.PatientName))
                .isFalse();
        assertThat(TagPath.parse("PatientID").remove(DATASET)).isSameAs(DATASET);
        assertThat(TagPath.parse("ReferencedStudySequence[7]").remove(DATASET)).isSameAs(DATASET);
    }

    @Test
    void setsPrivateElementsInABlockOfTheirCreator() {
        Dataset other = Dataset.builder()
                .string(Tag.of(0x00290010), "ACME 1")
                .string(Tag.of(0x00291010), VR.LO, "first")
                .build();
        TagPath path = TagPath.parse("(0029,xx10,\"ACME 2\")");

        Dataset changed = path.change(
                other,
                holder -> holder.toBuilder().string(path.tag(), VR.LO, "second").build());

        assertThat(changed.strings(Tag.of(0x00290011))).containsExactly("ACME 2");
        assertThat(changed.string(Tag.of(0x00291110))).contains("second");
        assertThat(changed.string(path.tag())).contains("second");
        assertThat(changed.string(Tag.of(0x00291010))).contains("first");
        assertThat(path.set(changed, VR.LO, new Value.Raw(Bytes.empty())).bytes(path.tag()))
                .contains(Bytes.empty());
        assertThat(path.remove(changed).contains(path.tag())).isFalse();
    }

    @Test
    void sortsAsInAFile() {
        List<TagPath> sorted = List.of(
                TagPath.of(Tag.ReferencedStudySequence),
                TagPath.of(Tag.ReferencedStudySequence).item(0),
                TagPath.of(Tag.ReferencedStudySequence).item(0).element(Tag.ReferencedSOPInstanceUID),
                TagPath.of(Tag.ReferencedStudySequence).item(1),
                TagPath.of(Tag.PatientID));

        assertThat(sorted.reversed().stream().sorted()).containsExactlyElementsOf(sorted);
    }
}
