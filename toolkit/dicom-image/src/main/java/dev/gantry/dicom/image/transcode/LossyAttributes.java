package dev.gantry.dicom.image.transcode;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.TransferSyntax;
import dev.gantry.dicom.UID;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a data set says of losses. PS3.3 C.7.6.1.1.5, C.12.4 */
final class LossyAttributes {
    private static final Set<String> ALWAYS_LOSSY = Set.of(
            UID.JPEGBaseline8Bit,
            UID.JPEGExtended12Bit,
            UID.JPEGExtended35,
            UID.JPEGSpectralSelectionNonHierarchical68,
            UID.JPEGFullProgressionNonHierarchical1012);

    private LossyAttributes() {}

    /** What was once lossy stays so, also where the data set forgot to say it. */
    static void remember(Dataset before, TransferSyntax source, DatasetBuilder builder) {
        if (ALWAYS_LOSSY.contains(source.uid())
                && before.string(Tag.LossyImageCompression).isEmpty()) {
            builder.string(Tag.LossyImageCompression, "01");
        }
    }

    /**
     * Makes it a derived instance of its own, that names the one it was made from.
     *
     * @param method the term of PS3.3 C.7.6.1.1.5.1
     * @param ratio of uncompressed to compressed bytes
     */
    static void put(Dataset before, String method, double ratio, DatasetBuilder builder) {
        builder.string(Tag.LossyImageCompression, "01")
                .decimal(Tag.LossyImageCompressionRatio, ratios(before, ratio))
                .string(Tag.LossyImageCompressionMethod, methods(before, method))
                .string(Tag.SOPInstanceUID, freshUid())
                .string(Tag.DerivationDescription, description(before, method))
                .items(
                        Tag.DerivationCodeSequence,
                        with(before, Tag.DerivationCodeSequence, code("113040", "Lossy Compression")))
                .items(Tag.SourceImageSequence, with(before, Tag.SourceImageSequence, source(before)));
        List<String> type = new ArrayList<>(before.strings(Tag.ImageType));
        if (!type.isEmpty()) {
            type.set(0, "DERIVED");
            builder.string(Tag.ImageType, type.toArray(String[]::new));
        }
    }

    private static double[] ratios(Dataset before, double ratio) {
        double[] known = before.decimals(Tag.LossyImageCompressionRatio);
        double[] all = Arrays.copyOf(known, known.length + 1);
        all[known.length] = Math.round(ratio * 100) / 100.0;
        return all;
    }

    /** As many as there are ratios, empty where an earlier method is not known. */
    private static String[] methods(Dataset before, String method) {
        int earlier = before.decimals(Tag.LossyImageCompressionRatio).length;
        List<String> known = before.strings(Tag.LossyImageCompressionMethod);
        String[] all = new String[earlier + 1];
        for (int i = 0; i < earlier; i++) {
            all[i] = i < known.size() ? known.get(i) : "";
        }
        all[earlier] = method;
        return all;
    }

    private static String description(Dataset before, String method) {
        String added = "Lossy compression " + method;
        String known = before.string(Tag.DerivationDescription).orElse("");
        boolean fits = !known.isEmpty() && known.length() + added.length() + 2 <= 1024; // ST, PS3.5 6.2
        return fits ? known + "; " + added : added;
    }

    private static List<Dataset> with(Dataset before, Tag sequence, Dataset item) {
        List<Dataset> items = new ArrayList<>(before.items(sequence));
        items.add(item);
        return items;
    }

    private static Dataset source(Dataset before) {
        return Dataset.builder()
                .string(Tag.ReferencedSOPClassUID, before.uid(Tag.SOPClassUID).orElse(""))
                .string(
                        Tag.ReferencedSOPInstanceUID,
                        before.uid(Tag.SOPInstanceUID).orElse(""))
                .items(Tag.PurposeOfReferenceCodeSequence, code("121320", "Uncompressed predecessor"))
                .build();
    }

    private static Dataset code(String value, String meaning) {
        return Dataset.builder()
                .string(Tag.CodeValue, value)
                .string(Tag.CodingSchemeDesignator, "DCM")
                .string(Tag.CodeMeaning, meaning)
                .build();
    }

    /** PS3.5 B.2 */
    private static String freshUid() {
        UUID uuid = UUID.randomUUID();
        BigInteger high = BigInteger.valueOf(uuid.getMostSignificantBits()).and(UNSIGNED);
        BigInteger low = BigInteger.valueOf(uuid.getLeastSignificantBits()).and(UNSIGNED);
        return "2.25." + high.shiftLeft(64).or(low);
    }

    private static final BigInteger UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
}
