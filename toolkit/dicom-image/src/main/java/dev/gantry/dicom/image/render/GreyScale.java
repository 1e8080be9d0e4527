package dev.gantry.dicom.image.render;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.image.PhotometricInterpretation;
import dev.gantry.dicom.image.PixelDescription;
import dev.gantry.dicom.image.PixelDescription.SampleKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** From stored values to shades: modality, VOI and presentation transformation one after the other. PS3.4 N.2.1 */
final class GreyScale {
    private static final Set<String> PROJECTIONS =
            Set.of(UID.XRayAngiographicImageStorage, UID.XRayRadiofluoroscopicImageStorage);

    private final FunctionalGroups groups;
    private final DoubleUnaryOperator modality;
    private final boolean rescaled;
    private final boolean inFractions;
    private final boolean inverse;

    GreyScale(FunctionalGroups groups, PixelDescription pixels) {
        this.groups = groups;
        Optional<LookupTable> table = modalityTable(groups.header(), pixels.signed());
        Dataset transformation = groups.macro(Tag.PixelValueTransformationSequence);
        double slope = transformation.decimal(Tag.RescaleSlope).orElse(1);
        double by = slope == 0 || !Double.isFinite(slope) ? 1 : slope;
        double intercept = transformation.decimal(Tag.RescaleIntercept).orElse(0);
        boolean plain = isForMeasuringOnly(groups.header());
        this.rescaled = !plain && (table.isPresent() || by != 1 || intercept != 0);
        this.modality = plain
                ? value -> value
                : table.<DoubleUnaryOperator>map(found -> found).orElse(value -> value * by + intercept);
        this.inFractions = pixels.kind() != SampleKind.INTEGER || table.isEmpty() && !plain && Math.abs(by) < 1;
        this.inverse = pixels.photometric() == PhotometricInterpretation.MONOCHROME1 || isInverse(groups.header());
    }

    private static Optional<LookupTable> modalityTable(Dataset header, boolean signed) {
        return header.items(Tag.ModalityLUTSequence).stream().findFirst().flatMap(item -> LookupTable.of(item, signed));
    }

    /** Of projections whose values are made to be seen, the modality's table leads back to intensities. PS3.3 C.8.7.1.1.2 */
    private static boolean isForMeasuringOnly(Dataset header) {
        String relationship = header.string(Tag.PixelIntensityRelationship).orElse("");
        return PROJECTIONS.contains(header.uid(Tag.SOPClassUID).orElse(""))
                && (relationship.equals("LOG") || relationship.equals("DISP"));
    }

    private static boolean isInverse(Dataset header) {
        return header.string(Tag.PresentationLUTShape)
                .map(shape -> shape.toUpperCase(Locale.ROOT))
                .filter("INVERSE"::equals)
                .isPresent();
    }

    Picture paint(SampleValues values, int width, int height, Optional<Window> asked) {
        Padding padding = Padding.of(groups.header(), values);
        DoubleUnaryOperator brightness = asked.<DoubleUnaryOperator>map(this::fitted)
                .or(() -> ownView(values))
                .orElseGet(() -> usualView(values, padding));
        Picture picture = Picture.black(width, height, 1);
        byte[] shades = picture.samples();
        if (values.isFewBits()) {
            byte[] table = table(values, padding, brightness);
            for (int i = 0; i < shades.length; i++) {
                shades[i] = table[values.code(i)];
            }
        } else {
            for (int i = 0; i < shades.length; i++) {
                shades[i] = shade(brightness, values.at(i));
            }
        }
        return picture;
    }

    private byte[] table(SampleValues values, Padding padding, DoubleUnaryOperator brightness) {
        byte[] table = new byte[1 << values.bits()];
        for (int code = 0; code < table.length; code++) {
            int stored = values.ofCode(code);
            table[code] = padding.has(stored) ? 0 : shade(brightness, stored);
        }
        return table;
    }

    private byte shade(DoubleUnaryOperator brightness, double stored) {
        double bright = brightness.applyAsDouble(modality.applyAsDouble(stored));
        return (byte) Math.round(255 * (inverse ? 1 - bright : bright));
    }

    /** What the image itself asks for: its first window, else its first table. PS3.3 C.11.2 */
    private Optional<DoubleUnaryOperator> ownView(SampleValues values) {
        Dataset voi = groups.macro(Tag.FrameVOILUTSequence);
        Optional<DoubleUnaryOperator> window = Window.of(voi).map(this::fitted);
        return window.or(() -> voiTable(voi, values));
    }

    private Window fitted(Window window) {
        return inFractions ? window.forFractions() : window;
    }

    private Optional<DoubleUnaryOperator> voiTable(Dataset voi, SampleValues values) {
        List<Dataset> tables = voi.items(Tag.VOILUTSequence);
        boolean signed = rescaled ? modality.applyAsDouble(0) < 0 : values.signed();
        return tables.stream()
                .findFirst()
                .flatMap(item -> LookupTable.of(item, signed))
                .map(table -> table::brightness);
    }

    /** Few bits are shown whole, unless the frame hardly uses them; of many bits what the frame uses. */
    private DoubleUnaryOperator usualView(SampleValues values, Padding padding) {
        Optional<Range> used = Range.of(values, padding, modality);
        double white =
                groups.header().integer(Tag.MaximumFractionalValue).orElse((1 << Math.min(values.bits(), 8)) - 1);
        boolean whole = values.bits() <= 8
                && !values.signed()
                && !rescaled
                && used.filter(range -> range.greatest() < white / 4).isEmpty();
        return whole ? Window.between(0, white) : used.map(Range::window).orElse(Window.between(0, 1));
    }
}
