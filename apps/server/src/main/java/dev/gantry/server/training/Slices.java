package dev.gantry.server.training;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetWriter;
import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.VR;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The CT slices of one client, in series of 50: nobody's. Not thread-safe. */
final class Slices {
    private static final int SIDE = 512;
    private static final int IN_SERIES = 50;

    /** A slice, encoded. */
    record Slice(String sopInstanceUid, Bytes dataSet) {
        /** The body of a STOW-RS request, PS3.18 10.5. */
        byte[] multipart(String boundary) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream(dataSet.length() + 1024);
            print(body, "--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n");
            FileMeta.encode(FileMeta.of(UID.CTImageStorage, sopInstanceUid, TransferSyntax.ExplicitVRLittleEndian))
                    .writeTo(body);
            dataSet.writeTo(body);
            print(body, "\r\n--" + boundary + "--\r\n");
            return body.toByteArray();
        }

        private static void print(OutputStream out, String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** How DICOMweb finds a slice. */
    record Resource(String patientId, String series, String instance) {}

    private final String root;
    private final Bytes pixels;
    private int made;

    /** @param client no two have the same */
    Slices(int client) {
        root = "2.25." + (client + 1);
        byte[] noise = new byte[2 * SIDE * SIDE];
        new Random(client).nextBytes(noise);
        pixels = Bytes.wrap(noise);
    }

    Slice next() throws IOException {
        made++;
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(pixels.length() + 1024);
        new DatasetWriter(encoded, TransferSyntax.ExplicitVRLittleEndian).write(dataset());
        return new Slice(sopInstanceUid(), Bytes.wrap(encoded.toByteArray()));
    }

    /** Where the latest slice is. */
    Resource resource() {
        String series = "/studies/" + studyInstanceUid() + "/series/" + seriesInstanceUid();
        return new Resource(patientId(), series, series + "/instances/" + sopInstanceUid());
    }

    private Dataset dataset() {
        return Dataset.builder()
                .string(Tag.SOPClassUID, UID.CTImageStorage)
                .string(Tag.SOPInstanceUID, sopInstanceUid())
                .string(Tag.StudyInstanceUID, studyInstanceUid())
                .string(Tag.SeriesInstanceUID, seriesInstanceUid())
                .string(Tag.StudyDate, "20250101")
                .string(Tag.StudyTime, "120000")
                .string(Tag.StudyDescription, "REHEARSAL")
                .string(Tag.Modality, "CT")
                .string(Tag.PatientName, "REHEARSAL^OF GANTRY")
                .string(Tag.PatientID, patientId())
                .integer(Tag.SeriesNumber, made / IN_SERIES)
                .integer(Tag.InstanceNumber, made)
                .integer(Tag.SamplesPerPixel, 1)
                .string(Tag.PhotometricInterpretation, "MONOCHROME2")
                .integer(Tag.Rows, SIDE)
                .integer(Tag.Columns, SIDE)
                .integer(Tag.BitsAllocated, 16)
                .integer(Tag.BitsStored, 16)
                .integer(Tag.HighBit, 15)
                .integer(Tag.PixelRepresentation, 0)
                .raw(Tag.PixelData, VR.OW, pixels)
                .build();
    }

    private String patientId() {
        return root;
    }

    private String studyInstanceUid() {
        return root + ".1";
    }

    private String seriesInstanceUid() {
        return studyInstanceUid() + "." + (made / IN_SERIES + 1);
    }

    private String sopInstanceUid() {
        return seriesInstanceUid() + "." + made;
    }
}
