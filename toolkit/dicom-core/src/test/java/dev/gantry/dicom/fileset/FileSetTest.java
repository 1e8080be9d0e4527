package dev.gantry.dicom.fileset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.dicom.MalformedDatasetException;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Warning;
import dev.gantry.dicom.fileset.Directory.Links;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSetTest {

    @TempDir
    private Path folder;

    @Test
    void readsTheTreeThatTheOffsetsTell() throws IOException {
        Directory directory = new Directory()
                .record("IMAGE", new Links(2, 0))
                .record("IMAGE", new Links(0, 0))
                .record("SERIES", new Links(0, 1))
                .record("PATIENT", new Links(5, 3))
                .record("PATIENT", new Links(0, 0))
                .root(4);

        FileSet set = FileSet.read(directory.write(folder), ReadOptions.strict());

        assertThat(set.roots()).extracting(DirectoryRecord::type).containsExactly("PATIENT", "PATIENT");
        assertThat(set.records()).extracting(DirectoryRecord::number).containsExactly(3, 2, 0, 1, 4);
        assertThat(set.id()).contains("SET");
        assertThat(set.warnings()).isEmpty();
    }

    @Test
    void refusesRecordsThatRunInACircle() throws IOException {
        refuses(new Directory().record("PATIENT", new Links(1, 0)).root(1), "circle", "(0004,1220)[0].(0004,1400)");
        refuses(new Directory().record("PATIENT", new Links(0, 1)).root(1), "circle", "(0004,1220)[0].(0004,1420)");
        refuses(
                new Directory()
                        .record("PATIENT", new Links(0, 2))
                        .record("STUDY", new Links(0, 3))
                        .record("SERIES", new Links(2, 0))
                        .root(1),
                "circle",
                "(0004,1220)[2].(0004,1400)");
        refuses(
                new Directory()
                        .record("PATIENT", new Links(0, 0))
                        .record("STUDY", new Links(3, 0))
                        .record("STUDY", new Links(2, 0))
                        .root(1),
                "circle",
                "(0004,1220)[1]");
    }

    @Test
    void refusesOffsetsThatLeadNowhere() throws IOException {
        refuses(
                new Directory().record("PATIENT", Links.astray()).root(1),
                "no record begins at byte 3",
                "(0004,1220)[0].(0004,1420)");
    }

    @Test
    void refusesRecordsNestedWithoutEnd() throws IOException {
        Directory deep = new Directory();
        for (int i = 1; i < 5000; i++) {
            deep.record("PATIENT", new Links(0, i + 1));
        }
        refuses(deep.record("PATIENT", new Links(0, 0)).root(1), "nested deeper than 32", "[31]");
    }

    @Test
    void hangsRecordsThatNoOffsetLeadsToByTheirOrder() throws IOException {
        Path file = new Directory()
                .record("PATIENT", new Links(0, 0))
                .record("STUDY", new Links(0, 0))
                .record("SERIES", new Links(0, 0))
                .record("IMAGE", new Links(0, 0))
                .record("PATIENT", new Links(0, 0))
                .root(0)
                .write(folder);

        FileSet set = FileSet.read(file, ReadOptions.lenient());

        assertThat(set.roots()).extracting(DirectoryRecord::type).containsExactly("PATIENT", "PATIENT");
        assertThat(set.records()).hasSize(5);
        assertThat(set.roots().getFirst().children().getFirst().type()).isEqualTo("STUDY");
        assertThat(set.warnings()).hasSize(5).extracting(Warning::tagPath).contains("(0004,1220)[0]");
        assertThatThrownBy(() -> FileSet.read(file, ReadOptions.strict()))
                .isInstanceOf(MalformedDatasetException.class);
    }

    @Test
    void namesNoFileOutsideTheFolder() throws IOException {
        Path file = new Directory()
                .file("IMAGE", "..", "SECRET")
                .file("IMAGE", "SUB", "IMAGE1")
                .root(1)
                .write(folder);

        FileSet set = FileSet.read(file, ReadOptions.lenient());

        assertThat(set.records().get(0).file(folder)).isEmpty();
        assertThat(set.records().get(1).file(folder))
                .contains(folder.resolve("SUB").resolve("IMAGE1"));
        assertThat(set.warnings()).anySatisfy(warning -> {
            assertThat(warning.tagPath()).isEqualTo("(0004,1220)[0]." + Tag.ReferencedFileID);
            assertThat(warning.text()).contains("out of the folder");
        });
    }

    private void refuses(Directory directory, String text, String path) throws IOException {
        Path file = directory.write(folder);
        for (ReadOptions options : new ReadOptions[] {ReadOptions.lenient(), ReadOptions.strict()}) {
            assertThatThrownBy(() -> FileSet.read(file, options))
                    .isInstanceOf(MalformedDatasetException.class)
                    .hasMessageContaining(text)
                    .hasMessageContaining(path);
        }
    }
}
