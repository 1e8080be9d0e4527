package dev.gantry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.SpecificCharacterSet;
import dev.gantry.dicom.VR;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Specific character sets, sound or not, and text in them. */
final class TextProperties {
    private static final List<VR> VRS = List.of(VR.PN, VR.LO, VR.UT, VR.LT);

    private TextProperties() {}

    /** The first line declares, the rest is text. Text that can be encoded is decoded to itself. */
    static void characterSet(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String declared = new String(input, 0, end, StandardCharsets.ISO_8859_1);
        SpecificCharacterSet set = SpecificCharacterSet.of(declared.split("\\\\", -1));
        Bytes text = end < input.length ? Bytes.copyOf(input, end + 1, input.length - end - 1) : Bytes.empty();
        for (VR vr : VRS) {
            String decoded = set.decode(text, vr);
            assertThat(decoded.length()).isLessThanOrEqualTo(4 * text.length());
            Optional<Bytes> encoded = set.encode(decoded, vr);
            encoded.ifPresent(bytes -> assertThat(set.decode(bytes, vr)).isEqualTo(decoded));
        }
    }
}
