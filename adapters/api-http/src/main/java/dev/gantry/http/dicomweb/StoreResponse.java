package dev.gantry.http.dicomweb;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.DatasetBuilder;
import dev.gantry.dicom.Tag;
import dev.gantry.http.edge.HttpEdge;
import dev.gantry.store.StoreException;
import dev.gantry.store.catalog.InstanceUids;
import dev.gantry.store.ingest.StoreOutcome;
import dev.gantry.store.ingest.StoreOutcome.AlreadyStored;
import dev.gantry.store.ingest.StoreOutcome.Refusal;
import dev.gantry.store.ingest.StoreOutcome.Refused;
import dev.gantry.store.ingest.StoreOutcome.Stored;
import dev.gantry.store.ingest.StoreOutcome.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What became of each instance of a request, as the Store Instances Response Module says it. PS3.18 I.2 */
final class StoreResponse {
    private static final int WARNINGS_SHOWN = 10;

    private final Links links;
    private final List<Dataset> referenced = new ArrayList<>();
    private final List<Dataset> failed = new ArrayList<>();
    private final List<Dataset> others = new ArrayList<>();
    private final Set<String> studies = new LinkedHashSet<>();
    private final Set<Refusal> refusals = new LinkedHashSet<>();
    private final List<String> reasons = new ArrayList<>();
    private int unavailable;

    StoreResponse(Links links) {
        this.links = links;
    }

    void add(StoreOutcome outcome) {
        switch (outcome) {
            case Stored stored -> stored(stored.uids(), stored.sopClassUid());
            case AlreadyStored there -> stored(there.uids(), there.sopClassUid());
            case Refused refused -> {
                refusals.add(refused.code());
                failed(FailureReason.of(refused.code()), refused.why(), refused.subject());
            }
        }
    }

    /** The store could not take an instance; what follows it was not tried. */
    void add(StoreException failure) {
        unavailable = HttpEdge.status(failure.code());
        failed(FailureReason.of(failure.code()), String.valueOf(failure.getMessage()), Subject.UNKNOWN);
    }

    /** A part that is no instance. */
    void unreadable(String why) {
        refusals.add(Refusal.NOT_DICOM);
        failed(FailureReason.CANNOT_UNDERSTAND, why, Subject.UNKNOWN);
    }

    boolean isEmpty() {
        return referenced.isEmpty() && failed.isEmpty() && others.isEmpty();
    }

    /** PS3.18 Table 10.5.3-1; and 413, 500, 503 or 507 where these say more. */
    int status() {
        if (unavailable != 0) {
            return unavailable;
        }
        if (failed.isEmpty() && others.isEmpty()) {
            return 200;
        }
        if (!referenced.isEmpty()) {
            return 202;
        }
        return refusals.equals(Set.of(Refusal.TOO_LARGE)) ? 413 : 409;
    }

    /** Why instances failed, for people; the first few. */
    List<String> reasons() {
        return reasons;
    }

    Dataset dataset() {
        DatasetBuilder response = Dataset.builder();
        if (studies.size() == 1) {
            response.string(Tag.RetrieveURL, links.study(studies.iterator().next()));
        }
        putUnlessEmpty(response, Tag.FailedSOPSequence, failed);
        putUnlessEmpty(response, Tag.ReferencedSOPSequence, referenced);
        putUnlessEmpty(response, Tag.OtherFailuresSequence, others);
        return response.build();
    }

    private static void putUnlessEmpty(DatasetBuilder response, Tag tag, List<Dataset> items) {
        if (!items.isEmpty()) {
            response.items(tag, items);
        }
    }

    private void stored(InstanceUids uids, String sopClassUid) {
        studies.add(uids.studyInstanceUid());
        referenced.add(Dataset.builder()
                .string(Tag.ReferencedSOPClassUID, sopClassUid)
                .string(Tag.ReferencedSOPInstanceUID, uids.sopInstanceUid())
                .string(Tag.RetrieveURL, links.instance(uids))
                .build());
    }

    private void failed(int reason, String why, Subject subject) {
        if (reasons.size() < WARNINGS_SHOWN) {
            reasons.add(why);
        }
        DatasetBuilder item = Dataset.builder().integer(Tag.FailureReason, reason);
        if (subject.sopInstanceUid().isEmpty()) {
            others.add(item.build());
            return;
        }
        subject.sopClassUid().ifPresent(uid -> item.string(Tag.ReferencedSOPClassUID, uid));
        failed.add(item.string(
                        Tag.ReferencedSOPInstanceUID, subject.sopInstanceUid().get())
                .build());
    }
}
