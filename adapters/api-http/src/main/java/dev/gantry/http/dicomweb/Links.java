package dev.gantry.http.dicomweb;

import dev.gantry.store.catalog.InstanceUids;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Absolute URLs of resources, as the client that asks can reach them.
 *
 * @param base up to and with {@code /dicomweb}
 */
record Links(String base) {
    static Links of(HttpServletRequest request) {
        String origin = request.getRequestURL().toString();
        origin = origin.substring(0, origin.length() - request.getRequestURI().length());
        return new Links(origin + request.getContextPath() + DicomWeb.ROOT);
    }

    String study(String study) {
        return base + "/studies/" + study;
    }

    String series(String study, String series) {
        return study(study) + "/series/" + series;
    }

    String instance(InstanceUids uids) {
        return series(uids.studyInstanceUid(), uids.seriesInstanceUid()) + "/instances/" + uids.sopInstanceUid();
    }

    /** @param path of the attribute, as {@link dev.gantry.dicom.json.BulkDataUris.Addressing} spells it */
    String bulk(InstanceUids uids, String path) {
        return instance(uids) + "/bulkdata/" + path;
    }
}
