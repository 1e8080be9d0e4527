package dev.gantry.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceFileTest {
    private static final TransferSyntax SYNTAX = TransferSyntax.ExplicitVRLittleEndian;

    @TempDir
    private Path folder;

    @Test
    void namesAnInstanceAsItsDataSetDoesWhateverTheMetaInformationSays() throws IOException {
        Dataset dataset = Dataset.builder()
                .string(Tag.SOPClassUID, UID.MRImageStorage)
                .string(Tag.SOPInstanceUID, "1.2.3")
                .build();

        InstanceFile file = written(dataset);

        assertThat(file.sopClassUid()).isEqualTo(UID.MRImageStorage);
        assertThat(file.sopInstanceUid()).isEqualTo("1.2.3");
    }

    @Test
    void takesFromTheMetaInformationWhatTheDataSetLacks() throws IOException {
        InstanceFile file =
                written(Dataset.builder().string(Tag.PatientID, "17").build());

        assertThat(file.sopClassUid()).isEqualTo(UID.CTImageStorage);
        assertThat(file.sopInstanceUid()).isEqualTo("1.2.99");
    }

    private InstanceFile written(Dataset dataset) throws IOException {
        Path path = folder.resolve("instance.dcm");
        Dataset meta = FileMeta.of(UID.CTImageStorage, "1.2.99", SYNTAX);
        new DicomFile(meta, dataset, SYNTAX, List.of()).write(path);
        return InstanceFile.of(path);
    }
}
