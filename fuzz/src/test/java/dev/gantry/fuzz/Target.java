package dev.gantry.fuzz;

import dev.gantry.dicom.MalformedDatasetException;
import dev.gantry.dicom.ReadOptions;
import dev.gantry.dicom.UID;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The doors that bytes of strangers come through. */
enum Target {
    FILE(input -> ReadingProperties.file(input, ReadOptions.lenient()), Seeds::files),
    FILE_STRICT(input -> ReadingProperties.file(input, ReadOptions.strict()), Seeds::files),
    DATASET(ReadingProperties::dataset, Seeds::datasets),
    VIEWS(ReadingProperties::views, Seeds::files),
    JSON(ModelProperties::json, Seeds::json),
    XML(ModelProperties::xml, Seeds::xml),
    DICOMDIR(DirectoryProperties::dicomdir, Seeds::directories),
    CHARACTER_SET(TextProperties::characterSet, Seeds::texts),
    RLE(input -> CodecProperties.decode(input, UID.RLELossless), () -> Seeds.frames(UID.RLELossless)),
    JPEG(input -> CodecProperties.decode(input, UID.JPEGLossless), () -> Seeds.frames(UID.JPEGLosslessSV1)),
    JPEG_LS(input -> CodecProperties.decode(input, UID.JPEGLSLossless), () -> Seeds.frames(UID.JPEGLSLossless)),
    JPEG_2000(input -> CodecProperties.decode(input, UID.JPEG2000), Seeds::jpeg2000);

    private final Property property;
    private final Supplier<List<byte[]>> seeds;

    Target(Property property, Supplier<List<byte[]>> seeds) {
        this.property = property;
        this.seeds = seeds;
    }

    /** Its name on the command line and its folder of the corpus. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Small synthetic inputs, always the same. */
    List<byte[]> seeds() {
        return seeds.get();
    }

    /** Throws nothing if the input is taken, or refused as declared. */
    void check(byte[] input) {
        try {
            property.check(input);
        } catch (NoSuchFileException e) {
            throw new AssertionError("a file was looked for that the input named", e);
        } catch (MalformedDatasetException e) {
            requireTellsWhere(e);
        } catch (IOException e) {
            if (e.getMessage() == null) {
                throw new AssertionError("an error without a message", e);
            }
        }
    }

    private static void requireTellsWhere(MalformedDatasetException e) {
        if (e.getMessage() == null || e.getMessage().isBlank() || e.tagPath() == null) {
            throw new AssertionError("an error that does not say what is wrong and where", e);
        }
    }
}
