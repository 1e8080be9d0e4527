package dev.gantry.dicom.image.transcode;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetWriter;
import dev.gantry.dicom.DicomFile;
import dev.gantry.dicom.FileMeta;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.WriteOptions;
import dev.gantry.dicom.WriteOptions.GroupLengths;
import dev.gantry.dicom.image.PixelDescription;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a file around pixel data that come from elsewhere. Group lengths, which are retired, are left out.
 *
 * @param head the file that it was made from, up to its pixel data
 */
record InstanceWriter(DicomFile head, TransferSyntax target) {

    void write(Dataset before, PixelDataWriter pixelData, PixelDescription pixels, Dataset after, OutputStream out)
            throws IOException {
        FileMeta.encode(meta(before)).writeTo(out);
        if (!target.deflated()) {
            writeParts(before, pixelData, pixels, after, out);
            return;
        }
        // PS3.5 A.5: raw deflate, padded to even length
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, 1 << 16);
            BufferedOutputStream gathered = new BufferedOutputStream(deflated, 1 << 13);
            writeParts(before, pixelData, pixels, after, gathered);
            gathered.flush();
            deflated.finish();
            if ((deflater.getBytesWritten() & 1) != 0) {
                out.write(0);
            }
        } finally {
            deflater.end();
        }
    }

    private void writeParts(
            Dataset before, PixelDataWriter pixelData, PixelDescription pixels, Dataset after, OutputStream out)
            throws IOException {
        TransferSyntax encoding = target.deflated() ? TransferSyntax.ExplicitVRLittleEndian : target;
        WriteOptions options = head.form().groupLengths(GroupLengths.OMITTED);
        new DatasetWriter(out, encoding, options.padding(0)).write(before);
        pixelData.write(out, pixels.bitsAllocated() > 8 ? Math.max(2, pixels.bytesPerSample()) : 1);
        new DatasetWriter(out, encoding, options.padding(0)).write(after);
    }

    private Dataset meta(Dataset before) {
        String sopClass = before.uid(Tag.SOPClassUID).orElse("");
        String instance = before.uid(Tag.SOPInstanceUID).orElse("");
        Dataset made = FileMeta.of(sopClass, instance, target);
        // What else the file said of itself, as who sent it, stays.
        return head.meta().toBuilder().putAll(made).build();
    }
}
