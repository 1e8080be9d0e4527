package dev.gantry.dicom.json;

import dev.gantry.dicom.VR;
import dev.gantry.dicom.Value;
import java.io.IOException;
import java.util.Optional;

/** Finds values that lie outside the text. The URI is untrusted: it is for the implementer to decide what it follows. */
@FunctionalInterface
public interface BulkDataSource {
    /** Finds nothing. */
    BulkDataSource NONE = (uri, tagPath, vr) -> Optional.empty();

    /**
     * The value, or nothing if it is not here. Only for VR SQ may it be {@link Value.Items}.
     *
     * @param uri as it stands in the text
     * @param tagPath the element, as "(5400,0100)[1].(5400,1010)"
     */
    Optional<Value> value(String uri, String tagPath, VR vr) throws IOException;
}
