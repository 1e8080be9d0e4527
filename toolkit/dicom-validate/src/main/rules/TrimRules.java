import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the tables that the validator reads from the tables of the standard: {@code java TrimRules.java <standard>
 * <resources>}. Run by hand when a new edition comes; ORIGIN.md beside it says what the tables hold.
 */
public final class TrimRules {

    /** SOP classes that the source names otherwise than PS3.6. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("DigitalIntraoralXRayImageStorageForPresentation", "1.2.840.10008.5.1.4.1.1.1.3"),
            Map.entry("DigitalIntraoralXRayImageStorageForProcessing", "1.2.840.10008.5.1.4.1.1.1.3.1"),
            Map.entry("UltrasoundMultiframeImageStorage", "1.2.840.10008.5.1.4.1.1.3.1"),
            Map.entry("MultiframeSingleBitSecondaryCaptureImageStorage", "1.2.840.10008.5.1.4.1.1.7.1"),
            Map.entry("MultiframeGrayscaleByteSecondaryCaptureImageStorage", "1.2.840.10008.5.1.4.1.1.7.2"),
            Map.entry("MultiframeGrayscaleWordSecondaryCaptureImageStorage", "1.2.840.10008.5.1.4.1.1.7.3"),
            Map.entry("MultiframeTrueColorSecondaryCaptureImageStorage", "1.2.840.10008.5.1.4.1.1.7.4"),
            Map.entry("TwelveLeadECGStorage", "1.2.840.10008.5.1.4.1.1.9.1.1"),
            Map.entry("GeneralECGStorage", "1.2.840.10008.5.1.4.1.1.9.1.2"),
            Map.entry("AmbulatoryECGStorage", "1.2.840.10008.5.1.4.1.1.9.1.3"),
            Map.entry("BasicVoiceStorage", "1.2.840.10008.5.1.4.1.1.9.4.1"),
            Map.entry("AdvancedBlendingSoftcopyPresentationStateStorage", "1.2.840.10008.5.1.4.1.1.11.8"),
            Map.entry("XRayRadioFluoroscopicImageStorage", "1.2.840.10008.5.1.4.1.1.12.2"),
            Map.entry("XRayAngiographicBiplaneImageStorage", "1.2.840.10008.5.1.4.1.1.12.3"),
            Map.entry("IVOCTImageStorageForPresentation", "1.2.840.10008.5.1.4.1.1.14.1"),
            Map.entry("IVOCTImageStorageForProcessing", "1.2.840.10008.5.1.4.1.1.14.2"),
            Map.entry("VisibleLightEndoscopicImageStorage", "1.2.840.10008.5.1.4.1.1.77.1.1"),
            Map.entry("VisibleLightMicroscopicImageStorage", "1.2.840.10008.5.1.4.1.1.77.1.2"),
            Map.entry("VisibleLightSlideCoordinatesMicroscopicImageStorage", "1.2.840.10008.5.1.4.1.1.77.1.3"),
            Map.entry("VisibleLightPhotographicImageStorage", "1.2.840.10008.5.1.4.1.1.77.1.4"),
            Map.entry("PETImageStorage", "1.2.840.10008.5.1.4.1.1.128"),
            Map.entry("MediaStorageDirectoryStorage", "1.2.840.10008.1.3.10"));

    /** The sources name the file of the standard, which the first section of a chapter shares with the chapter. */
    private static final String FIRST_SECTIONS = """
            Patient C.7.1.1, ClinicalTrialSubject C.7.1.3, PatientGroupMacro C.7.1.4, GeneralStudy C.7.2.1,
            GeneralSeries C.7.3.1, FrameOfReference C.7.4.1, GeneralEquipment C.7.5.1, GeneralImage C.7.6.1,
            PixelMeasuresMacro C.7.6.16.2.1, GeneralAcquisition C.7.10.1, MultiResolutionPyramid C.7.11.1,
            CRSeries C.8.1.1, CRImage C.8.1.2, CTImage C.8.2.1, MRImage C.8.3.1, SCEquipment C.8.6.1,
            XRayImage C.8.7.1, RTSeries C.8.8.1, PETSeries C.8.9.1, DXSeries C.8.11.1, VLImage C.8.12.1,
            EnhancedMRImage C.8.13.1, MRSpectroscopy C.8.14.1, CTSeries C.8.15.1,
            CTImageFrameTypeMacro C.8.15.3.1, OphthalmicPhotographySeries C.8.17.1,
            StereometricSeries C.8.18.1, XAXRFSeries C.8.19.1, SegmentationSeries C.8.20.1,
            XRay3DImage C.8.21.1, EnhancedPETSeries C.8.22.1, SurfaceSegmentation C.8.23.1,
            EnhancedUSSeries C.8.24.1, LensometryMeasurementsSeries C.8.25.1,
            VisualFieldStaticPerimetryMeasurementsSeries C.8.26.1, IntravascularOCTSeries C.8.27.1,
            EnhancedMammographyImage C.8.31.1, ParametricMapSeries C.8.32.1,
            TractographyResultsSeries C.8.33.1, PhotoacousticImage C.8.34.1, ModalityLUT C.11.1,
            ModalityLUTMacro C.11.1, SOPCommon C.12.1, DigitalSignaturesMacro C.12.1.1.3,
            SRDocumentSeries C.17.1, KeyObjectDocumentSeries C.17.6.1, NumericMeasurementMacro C.18.1,
            RawData C.19.1, SpatialRegistrationSeries C.20.1, SpatialFiducialsSeries C.21.1,
            HangingProtocolDefinition C.23.1, EncapsulatedDocumentSeries C.24.1,
            RealWorldValueMappingSeries C.25.1, SurfaceMesh C.27.1, ColorPaletteDefinition C.28.1,
            Manufacturing3DModel C.35.1, MicroscopyBulkSimpleAnnotationsSeries C.37.1,
            MicroscopyBulkSimpleAnnotations C.37.1,
            """;

    /** Sections of modules and macros that the source names otherwise than PS3.3; by the beginning of the name. */
    private static final Map<String, String> SECTIONS = Map.ofEntries(
            Map.entry("MultiFrameFunctionalGroups", "PS3.3 C.7.6.16"),
            Map.entry("SupplementalPaletteColorLUT", "PS3.3 C.7.6.19"),
            Map.entry("PlanePositionMacro", "PS3.3 C.7.6.16.2.3"),
            Map.entry("PlaneOrientationMacro", "PS3.3 C.7.6.16.2.4"),
            Map.entry("CTFrameVOILUTMacro", "PS3.3 C.7.6.16.2.10"),
            Map.entry("IconImageSequenceMacro", "PS3.3 C.7.6.1.1.6"),
            Map.entry("BasicCodeSequence", "PS3.3 8.8"),
            Map.entry("CodeSequence", "PS3.3 8.8"),
            Map.entry("CommonCTMRImageDescription", "PS3.3 C.8.16.2"),
            Map.entry("MRImageDescription", "PS3.3 C.8.13.1"),
            Map.entry("MRSpectroscopyDescription", "PS3.3 C.8.14.1"),
            Map.entry("SpatialCoordinates3D", "PS3.3 C.18.9"),
            Map.entry("MultiframeSingleBitSC", "PS3.3 A.8.2"),
            Map.entry("MultiframeGrayscaleByteSC", "PS3.3 A.8.3"),
            Map.entry("MultiframeGrayscaleWordSC", "PS3.3 A.8.4"),
            Map.entry("MultiframeTrueColorSC", "PS3.3 A.8.5"),
            Map.entry("EncapsulatedDocumentPDF", "PS3.3 A.45.1"),
            Map.entry("EncapsulatedDocumentCDA", "PS3.3 A.45.2"),
            Map.entry("EncapsulatedDocumentSTL", "PS3.3 A.85.1"),
            Map.entry("CheckSingleFrame", "PS3.3 C.7.6.6"),
            Map.entry("FileMetaInformation", "PS3.10 7.1"),
            Map.entry("OphthalmicPhotography8Bit", "PS3.3 A.41"),
            Map.entry("OphthalmicPhotography16Bit", "PS3.3 A.42"),
            Map.entry("PhotoacousticSeries", "PS3.3 A.90"),
            Map.entry("VL", "PS3.3 A.32"),
            Map.entry("DermoscopyPhotographySeries", "PS3.3 A.32.11"));

    /** The tests of a condition, and what the validator calls them. */
    private static final Map<String, String> TESTS = Map.ofEntries(
            Map.entry("ElementPresent", "PRESENT"),
            Map.entry("ElementPresentAbove", "PRESENT_ABOVE"),
            Map.entry("ElementPresentInRoot", "PRESENT_IN_ROOT"),
            Map.entry("ElementPresentWithin", "PRESENT_WITHIN"),
            Map.entry("ElementPresentInPathFromRoot", "PRESENT_UNDER"),
            Map.entry("ElementPresentInPathFromRootFirstItem", "PRESENT_UNDER"),
            Map.entry("SequencePresentInPathFromRootHasItems", "ITEMS_UNDER"),
            Map.entry("SequencePresentInPathFromRootFirstItemHasItems", "ITEMS_UNDER"),
            Map.entry("GroupPresent", "GROUP_PRESENT"),
            Map.entry("SequenceHasItems", "ITEMS"),
            Map.entry("SequenceHasOneItem", "ONE_ITEM"),
            Map.entry("SequenceHasTwoItems", "TWO_ITEMS"),
            Map.entry("SequenceHasMultipleItems", "MANY_ITEMS"),
            Map.entry("ValuePresent", "HAS_VALUE"),
            Map.entry("StringConstant", "IS"),
            Map.entry("StringValue", "IS"),
            Map.entry("StringValueAbove", "IS_ABOVE"),
            Map.entry("StringValueFromRoot", "IS_IN_ROOT"),
            Map.entry("StringValueFromRootAttribute", "IS_IN_ROOT"),
            Map.entry("StringConstantFromRootAttribute", "IS_IN_ROOT"),
            Map.entry("BinaryValue", "NUMBER"),
            Map.entry("BinaryValueFromRootAttribute", "NUMBER_IN_ROOT"),
            Map.entry("TagValue", "POINTS_TO"));

    private static final Pattern PROFILE =
            Pattern.compile(".*(IHE|DentalMedia|DentalImageOnMedia|Dental$|QTUS|WG26|IDCVOI|PrivatePixelMed).*");
    private static final Pattern ARGUMENT = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final Path standard;
    private final Map<String, String> uids = new HashMap<>();
    private final Map<String, String> conditions = new LinkedHashMap<>();
    private final Map<String, String> sections = new HashMap<>();
    private final Map<String, String> firstSections = new HashMap<>();
    private final Set<String> keywords;

    private TrimRules(Path standard) throws IOException {
        this.standard = standard;
        for (String[] row : rows("uids.tsv")) {
            uids.putIfAbsent(row[1], row[0]);
        }
        uids.putAll(RENAMED);
        for (String[] row : rows("d3t_conditions.tsv")) {
            conditions.put(row[0], row[1]);
        }
        for (String table : List.of("macros.tsv", "modules.tsv")) {
            for (String[] row : rows(table)) {
                sections.put(plain(row[1]), row[2].replaceFirst("sect_(.*)\\.html.*", "PS3.3 $1"));
            }
        }
        for (String entry : FIRST_SECTIONS.strip().split(",\\s*")) {
            String[] words = entry.split(" ");
            firstSections.put(words[0], "PS3.3 " + words[1]);
        }
        keywords = rows("attributes.tsv").stream().map(row -> row[1]).collect(Collectors.toSet());
    }

    public static void main(String[] arguments) throws IOException {
        TrimRules rules = new TrimRules(Path.of(arguments[0]));
        Path resources = Path.of(arguments[1]);
        Files.createDirectories(resources);
        Files.writeString(resources.resolve("iods.tsv"), rules.iods());
        Files.writeString(resources.resolve("modules.tsv"), rules.modules());
        Files.writeString(resources.resolve("conditions.tsv"), rules.expressions());
        Files.writeString(resources.resolve("values.tsv"), rules.values());
    }

    private List<String[]> rows(String table) throws IOException {
        try (Stream<String> lines = Files.lines(standard.resolve(table))) {
            return lines.skip(1).map(line -> Arrays.copyOf((line + "\t".repeat(12)).split("\t", -1), 12)).toList();
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private String section(String module) {
        if (firstSections.containsKey(module)) {
            return firstSections.get(module);
        }
        String name = plain(module);
        String found = sections.getOrDefault(name, sections.get(name.replaceFirst("macro$", "")));
        if (found != null) {
            return found;
        }
        return SECTIONS.entrySet().stream()
                .filter(entry -> module.startsWith(entry.getKey()))
                .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(module.endsWith("DirectoryRecord") ? "PS3.3 F.5" : "PS3.3 C");
    }

    /** "@iod, name, SOP classes", then its modules with their usage and condition. */
    private String iods() throws IOException {
        StringBuilder text = new StringBuilder();
        Set<String> covered = new LinkedHashSet<>();
        Map<String, List<String[]>> byIod = rows("d3t_iod_modules.tsv").stream()
                .collect(Collectors.groupingBy(row -> row[0], LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<String[]>> iod : byIod.entrySet()) {
            List<String> classes = sopClasses(iod.getValue().getFirst()[1]);
            if (PROFILE.matcher(iod.getKey()).matches() || classes.isEmpty()) {
                continue;
            }
            covered.addAll(classes);
            text.append('@').append(iod.getKey()).append('\t').append(String.join(",", classes)).append('\n');
            for (String[] row : iod.getValue()) {
                if (!row[3].equals("FileMetaInformation")) {
                    append(text, row[3], row[4], row[5].replace("(uncheckable)", ""));
                }
            }
        }
        return text.append(derivedIods(byIod, covered)).toString();
    }

    private List<String> sopClasses(String condition) {
        List<String> classes = new ArrayList<>();
        Matcher matcher = Pattern.compile("StringConstant\\w*=\"(\\w+)SOPClassUID\"").matcher(conditions.get(condition));
        while (matcher.find()) {
            if (uids.containsKey(matcher.group(1))) {
                classes.add(uids.get(matcher.group(1)));
            }
        }
        return classes;
    }

    /**
     * IODs that the source lacks but whose mandatory modules it has, by PS3.3 annex A. A conditional module has the
     * condition that most other IODs give it.
     */
    private String derivedIods(Map<String, List<String[]>> byIod, Set<String> covered) throws IOException {
        Map<String, String> names = new HashMap<>();
        Map<String, Map<String, Integer>> usual = new HashMap<>();
        byIod.values().stream().flatMap(List::stream).forEach(row -> {
            names.put(plain(row[3]), row[3]);
            usual.computeIfAbsent(row[3], key -> new TreeMap<>()).merge(row[5], 1, Integer::sum);
        });
        Map<String, String> titles = rows("modules.tsv").stream().collect(Collectors.toMap(row -> row[0], row -> row[1]));
        Map<String, String> ciods = rows("ciods.tsv").stream().collect(Collectors.toMap(row -> row[0], row -> row[1]));
        Map<String, List<String[]>> modules =
                rows("ciod_modules.tsv").stream().collect(Collectors.groupingBy(row -> row[0]));
        Map<String, List<String>> classes = new LinkedHashMap<>();
        for (String[] row : rows("sop_class_ciod.tsv")) {
            if (!covered.contains(row[0])) {
                classes.computeIfAbsent(row[2], key -> new ArrayList<>()).add(row[0]);
            }
        }
        StringBuilder text = new StringBuilder();
        classes.forEach((ciod, uidsOfIod) -> {
            List<String[]> wanted = modules.getOrDefault(ciod, List.of());
            boolean known = !wanted.isEmpty()
                    && wanted.stream().allMatch(row -> !row[3].equals("M") || names.containsKey(plain(titles.get(row[2]))));
            boolean multiFrame = wanted.stream().anyMatch(row -> row[2].contains("functional-groups"));
            if (known && !multiFrame) {
                text.append('@').append(ciods.get(ciod).replaceAll("[^A-Za-z0-9]", ""));
                text.append('\t').append(String.join(",", uidsOfIod)).append('\n');
                for (String[] row : wanted) {
                    String name = names.get(plain(titles.get(row[2])));
                    if (name != null) {
                        append(text, name, row[3], row[3].equals("M") ? "" : mostUsual(usual.get(name)));
                    }
                }
            }
        });
        return text.toString();
    }

    private static String mostUsual(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("(uncheckable)") && !entry.getKey().isEmpty())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** "@module, section", then path, attribute (or "@macro", or "?attribute" to verify), type, VM, condition, values, flags. */
    private String modules() throws IOException {
        StringBuilder text = new StringBuilder();
        String module = "";
        for (String[] row : rows("d3t_module_attributes.tsv")) {
            if (PROFILE.matcher(row[1]).matches() || row[1].startsWith("QTUS")) {
                continue;
            }
            if (!row[1].equals(module)) {
                module = row[1];
                text.append('@').append(module).append('\t').append(section(module)).append('\n');
            }
            String what = row[3].equals("@macro") ? "@" + row[4] : row[3].replace("@verify ", "?").strip();
            String flags = flags(row);
            // Writers reckon the length of the meta information; a data set in memory has none.
            boolean known = what.startsWith("@")
                    || !what.equals("FileMetaInformationGroupLength") && keywords.contains(what.replace("?", ""));
            boolean says = !what.startsWith("?") || !row[9].isEmpty() || !flags.replaceAll("sel=\\d+,?", "").isEmpty();
            if (known && says && !flags.contains("tags")) {
                append(text, row[2], what, row[5], row[6], row[7].replace("(uncheckable)", ""), row[9], flags);
            }
        }
        return text.toString();
    }

    private static String flags(String[] row) {
        List<String> flags = new ArrayList<>();
        // The source leaves it out where it cannot decide the condition, and for tiled images, which do have dimensions.
        boolean undecided = row[11].startsWith("the mbpo") || row[3].equals("DimensionIndexSequence");
        if (!row[8].isEmpty() || undecided) {
            flags.add("mbpo");
        }
        Matcher selector = Pattern.compile("ValueSelector=(\\d+)").matcher(row[10]);
        if (selector.find()) {
            flags.add("sel=" + selector.group(1));
        }
        Map.of("notzero", "notzero", "ThenErrorMessage", "error", "ThenWarningMessage", "warning", "TagEnumValues", "tags")
                .forEach((word, flag) -> {
                    if (row[10].contains(word)) {
                        flags.add(flag);
                    }
                });
        return flags.stream().sorted().collect(Collectors.joining(","));
    }

    private static void append(StringBuilder text, String... cells) {
        text.append(String.join("\t", cells).replaceFirst("\t+$", "")).append('\n');
    }

    /** A condition's name and its terms, as the class Conditions reads them. */
    private String expressions() {
        StringBuilder text = new StringBuilder();
        conditions.forEach((name, terms) -> {
            if (terms.isBlank()) {
                return;
            }
            String expression = Arrays.stream(terms.replace("\"StringValue=\"", "\"").split(" ; "))
                    .filter(term -> !term.isBlank() && !term.strip().equals("}"))
                    .map(this::term)
                    .collect(Collectors.joining("\t"));
            append(text, name, expression);
        });
        return text.toString();
    }

    /** "&" or "|", "!" where negated, then a bracket or: test, attribute, number of the value or *, argument, sequence. */
    private String term(String source) {
        Map<String, String> arguments = new LinkedHashMap<>();
        Matcher matcher = ARGUMENT.matcher(source);
        while (matcher.find()) {
            arguments.put(matcher.group(1), matcher.group(2));
        }
        String element = arguments.remove("Element");
        String operator = "And".equals(arguments.remove("Operator")) ? "&" : "|";
        String prefix = operator + ("Not".equals(arguments.remove("Modifier")) ? "!" : "");
        String bracket = source.strip().substring(0, 1);
        if (element == null) {
            return bracket.equals("(") ? "(" : prefix + ")";
        }
        String selector = arguments.getOrDefault("ValueSelector", "*");
        arguments.remove("ValueSelector");
        String sequence = "";
        if (arguments.containsKey("ElementPresentWithin") && arguments.size() > 1) {
            sequence = arguments.remove("ElementPresentWithin");
        }
        Map.Entry<String, String> test = arguments.entrySet().iterator().next();
        String argument = test.getKey().startsWith("StringConstant") ? uid(test.getValue()) : test.getValue();
        if (test.getKey().startsWith("ElementPresentWithin") || test.getKey().contains("InPathFromRoot")) {
            sequence = argument;
            argument = "";
        }
        if (test.getKey().equals("TagValue")) {
            argument = argument.replaceAll("0x|,", "");
        }
        return prefix + String.join(",", TESTS.get(test.getKey()), element, selector, sequence, argument);
    }

    private String uid(String constant) {
        return uids.getOrDefault(constant.replaceFirst("SOPClassUID$", ""), "2.25.0");
    }

    /** A set and its values; numbers in decimal. */
    private String values() throws IOException {
        Map<String, List<String>> sets = new LinkedHashMap<>();
        for (String[] row : rows("d3t_value_sets.tsv")) {
            String value = row[2].replace("***EMPTYVALUE***", "");
            sets.computeIfAbsent(row[0], key -> new ArrayList<>())
                    .add(row[1].equals("binary") ? Long.decode(value).toString() : value);
        }
        StringBuilder text = new StringBuilder();
        sets.forEach((name, values) -> text.append(name).append('\t').append(String.join("\t", values)).append('\n'));
        return text.toString();
    }
}
