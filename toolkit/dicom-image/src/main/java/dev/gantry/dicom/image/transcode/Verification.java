package dev.gantry.dicom.image.transcode;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.VR;
import dev.gantry.dicom.image.Codecs;
import dev.gantry.dicom.image.DecodedFrame;
import dev.gantry.dicom.image.FrameDecoding;
import dev.gantry.dicom.image.ImageException;
import dev.gantry.dicom.image.PixelDescription;
import java.util.zip.CRC32;

/** Decodes a codestream as a reader of the new instance will, and compares checksums of the samples. */
record Verification(TransferSyntax target, PixelDescription described, Precision precision) {

    /** @throws ImageException if it does not hold the frame exactly, or only with warnings */
    void check(DecodedFrame frame, byte[] codestream) throws ImageException {
        Dataset header = PixelAttributes.of(Dataset.builder(), described).build();
        DecodedFrame back = FrameDecoding.of(header, target, Tag.PixelData, VR.OB, Codecs.standard())
                .decode(codestream, 0);
        boolean sound = back.warnings().isEmpty()
                && back.pixels().photometric() == FrameCoder.meaning(frame.pixels())
                && checksum(back) == checksum(frame);
        if (!sound) {
            throw new ImageException("a frame does not come back from " + target.name() + " as it was");
        }
    }

    private long checksum(DecodedFrame frame) {
        int width = frame.pixels().bytesPerSample();
        CRC32 crc = new CRC32();
        crc.update(precision.only(frame.samples(), width, width));
        return crc.getValue();
    }
}
