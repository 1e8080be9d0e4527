package dev.gantry.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.dicom.fileset.FileSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is wrong with a file is said: a warning where it is forgiven, an error of the same place where it is not. */
class CorpusLeniencyTest {

    /** The collection calls them lenient since tools stumble, but PS3.5 allows what they hold. */
    private static final Set<String> ALLOWED = Set.of(
            // Unknown VR with undefined length, and known elements as UN. PS3.5 6.2.2
            "fo-dicom_fo-dicom/GH177_D_CLUNIE_CT1_IVRLE_BigEndian_ELE_undefinded_length.dcm",
            "fo-dicom_fo-dicom/GH177_D_CLUNIE_CT1_IVRLE_BigEndian_undefined_length.dcm",
            "pydicom_pydicom-data/bad_sequence.dcm",
            "pydicom_pydicom/test_files/UN_sequence.dcm",
            "pydicom_pydicom/test_files/priv_SQ.dcm",
            "synthetic/private_creator_wrong_vr.dcm",
            "synthetic/un_undefined_nested_in_un.dcm",
            // A creator may reserve several blocks. PS3.5 7.8.1
            "synthetic/private_creator_duplicate_blocks.dcm",
            // Any depth, any text, any bytes in a fragment, a character set per item.
            "synthetic/nest_200_defined.dcm",
            "fo-dicom_fo-dicom/GH538-jpeg14sv1.dcm",
            "orthanc-mirrors_orthanc-tests/2017-06-27-XSSInjection.dcm",
            "pydicom_pydicom/test_files/JPEG2000-embedded-sequence-delimiter.dcm",
            "pydicom_pydicom/charset_files/chrSQEncoding.dcm",
            "pydicom_pydicom/charset_files/chrSQEncoding1.dcm",
            "derived/ge_private_ts_113619.5.2.dcm");

    /** What is wrong is in a value; reading keeps that as it is, and {@code dicom-validate} judges it. */
    private static final Set<String> OF_VALUES = Set.of(
            "pydicom_pylibjpeg-data/JPEGLossless/JPEGLossless_1s_1f_i_16_16_bad.dcm",
            "synthetic/cs_escape_broken.dcm",
            "synthetic/cs_escape_undeclared.dcm",
            "synthetic/cs_unknown.dcm",
            "synthetic/cs_utf8_invalid.dcm",
            "synthetic/path_traversal_ids.dcm",
            "synthetic/pn_many_groups.dcm",
            "synthetic/xss_and_control_chars.dcm");

    /** What is wrong shows when pixels are decoded, which is no matter of this module. */
    private static final Set<String> OF_PIXELS = Set.of(
            "pydicom_pydicom/test_files/GDCMJ2K_TextGBR.dcm",
            "pydicom_pydicom/test_files/J2K_pixelrep_mismatch.dcm",
            "pydicom_pylibjpeg-data/JPEG2000/ELSCINT1_JP2vsJ2K.dcm",
            "pydicom_pylibjpeg-data/JPEG2000Lossless/TOSHIBA_J2K_SIZ0_PixRep1.dcm",
            "pydicom_pylibjpeg-data/JPEG2000Lossless/TOSHIBA_J2K_SIZ1_PixRep0.dcm",
            "synthetic/deflated_frame_bomb.dcm",
            "synthetic/j2k_siz_huge.dcm",
            "synthetic/j2k_tiny_tiles.dcm",
            "synthetic/jpeg_not_jpeg.dcm",
            "synthetic/jpeg_truncated.dcm",
            "synthetic/palette_lut_short.dcm",
            "synthetic/palette_missing_luts.dcm",
            "synthetic/rle_16_segments.dcm",
            "synthetic/rle_offset_past_end.dcm",
            "synthetic/rle_segment_count_mismatch.dcm",
            "synthetic/rle_segment_overrun.dcm",
            "synthetic/rle_segment_short.dcm");

    /** Called valid, and readable, but not what the standard asks for. */
    private static final Map<String, String> NOT_QUITE_VALID = new TreeMap<>(Map.of(
            "fo-dicom_fo-dicom/CT-MONO2-16-ankle", "the length of the group is wrong",
            "fo-dicom_fo-dicom/GH355.dcm", "the length of the group is wrong",
            "pydicom_pydicom-data/693_UNCI.dcm", "the length of the group is wrong",
            "pydicom_pydicom/charset_files/chrJapMulti.dcm", "the length of the group is wrong",
            "pydicom_pydicom/test_files/MR_small_padded.dcm", "Pixel Data is longer than its frames",
            "synthetic/backslash_in_lt.dcm", "elements are not in ascending order",
            "synthetic/many_elements_50k.dcm", "elements are not in ascending order",
            "synthetic/sq_empty_forms.dcm", "elements are not in ascending order",
            "synthetic/sq_mixed_lengths.dcm", "elements are not in ascending order"));

    /** Lenient by the collection, but a length lies and the data set ends inside a value or an item. */
    private static final Set<String> DAMAGED = Set.of(
            "pydicom_pydicom/test_files/dicomdirtests/DICOMDIR-nooffset",
            "synthetic/vr_lower_case.dcm",
            "synthetic/vr_spaces.dcm");

    @Test
    void findsNothingInValidFilesThatIsNotThere() throws IOException {
        Corpus corpus = Corpus.open();
        Map<String, String> found = new TreeMap<>();
        for (Map<String, String> row : corpus.expecting("valid")) {
            List<Warning> warnings = read(corpus, row, ReadOptions.lenient());
            if (!warnings.isEmpty()) {
                found.put(row.get("path"), warnings.getFirst().text());
            }
        }
        assertThat(found).isEqualTo(NOT_QUITE_VALID);
    }

    @Test
    void warnsOfWhatItForgives() throws IOException {
        Corpus corpus = Corpus.open();
        List<String> silent = new ArrayList<>();
        for (Map<String, String> row : corpus.expecting("lenient")) {
            String path = row.get("path");
            if (ALLOWED.contains(path) || OF_VALUES.contains(path) || OF_PIXELS.contains(path)) {
                continue;
            }
            try {
                if (read(corpus, row, ReadOptions.lenient()).isEmpty() || DAMAGED.contains(path)) {
                    silent.add(path);
                }
            } catch (MalformedDatasetException e) {
                assertThat(DAMAGED).as(e.getMessage()).contains(path);
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void strictReadingRefusesWhatLenientReadingForgives() throws IOException {
        Corpus corpus = Corpus.open();
        List<String> differing = new ArrayList<>();
        for (Map<String, String> row : corpus.expecting("valid", "lenient")) {
            if (DAMAGED.contains(row.get("path"))) {
                continue;
            }
            List<Warning> warnings = read(corpus, row, ReadOptions.lenient());
            try {
                read(corpus, row, ReadOptions.strict());
                if (!warnings.isEmpty()) {
                    differing.add(row.get("path") + " forgiven: " + warnings.getFirst());
                }
            } catch (MalformedDatasetException e) {
                if (warnings.isEmpty()) {
                    differing.add(row.get("path") + " refused: " + e.getMessage());
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void reportsWhatIsBroken() throws IOException {
        Corpus corpus = Corpus.open();
        List<String> silent = new ArrayList<>();
        for (Map<String, String> row : corpus.expecting("broken")) {
            String path = row.get("path");
            // Flipped bits may leave another right data set.
            boolean mutated = row.get("source").equals("synthetic-fuzz") || path.contains("/fuzz/");
            if (mutated || OF_PIXELS.contains(path) || OF_VALUES.contains(path)) {
                continue;
            }
            if (!isReported(corpus, row, ReadOptions.strict(), false)) {
                silent.add(path + " strict");
            }
            if (!isReported(corpus, row, ReadOptions.lenient(), true)) {
                silent.add(path + " lenient");
            }
        }
        assertThat(silent).isEmpty();
    }

    private static boolean isReported(Corpus corpus, Map<String, String> row, ReadOptions options, boolean orWarned)
            throws IOException {
        try {
            List<Warning> warnings = read(corpus, row, options);
            return orWarned && !warnings.isEmpty();
        } catch (MalformedDatasetException e) {
            return e.offset() >= 0 && e.getMessage().contains("at byte " + e.offset());
        }
    }

    /** Reads a file whole, and a DICOMDIR also as the file set it tells of. */
    private static List<Warning> read(Corpus corpus, Map<String, String> row, ReadOptions options) throws IOException {
        DicomFile file = DicomFile.read(corpus.file(row), options);
        boolean directory = file.dataset().contains(Tag.DirectoryRecordSequence)
                && row.get("path").toUpperCase(java.util.Locale.ROOT).contains("DICOMDIR");
        return directory ? FileSet.read(corpus.file(row), options).warnings() : file.warnings();
    }
}
