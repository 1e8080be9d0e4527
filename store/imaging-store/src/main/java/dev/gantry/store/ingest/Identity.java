package dev.gantry.store.ingest;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.Uids;
import dev.gantry.store.catalog.InstanceUids;
import dev.gantry.store.ingest.StoreOutcome.Refusal;
import dev.gantry.store.ingest.StoreOutcome.Refused;
import dev.gantry.store.ingest.StoreOutcome.Subject;
import java.util.Optional;

/** The UIDs that an instance needs in order to exist, checked against what its sender said. */
record Identity(InstanceUids uids, String sopClassUid) {
    static Identity of(Dataset header, Incoming incoming) throws RefusedException {
        Subject subject = new Subject(uid(header, Tag.SOPClassUID), uid(header, Tag.SOPInstanceUID));
        InstanceUids uids = new InstanceUids(
                required(header, Tag.StudyInstanceUID, subject),
                required(header, Tag.SeriesInstanceUID, subject),
                required(header, Tag.SOPInstanceUID, subject));
        Identity identity = new Identity(uids, required(header, Tag.SOPClassUID, subject));
        identity.mustAgreeWith(incoming, subject);
        return identity;
    }

    private void mustAgreeWith(Incoming incoming, Subject subject) throws RefusedException {
        if (incoming.declared().isPresent()) {
            Incoming.Declared declared = incoming.declared().get();
            mustEqual("SOP Class UID", sopClassUid, declared.sopClassUid(), subject);
            mustEqual("SOP Instance UID", uids.sopInstanceUid(), declared.sopInstanceUid(), subject);
        }
        Optional<String> study = incoming.studyInstanceUid();
        if (study.isPresent() && !study.get().equals(uids.studyInstanceUid())) {
            throw refused(
                    Refusal.OTHER_STUDY,
                    "the instance belongs to study " + uids.studyInstanceUid() + ", not to " + study.get(),
                    subject);
        }
    }

    private static void mustEqual(String what, String actual, String declared, Subject subject)
            throws RefusedException {
        if (!actual.equals(declared)) {
            String why = "the " + what + " of the data set is " + actual + ", but " + declared + " was declared";
            throw refused(Refusal.MISMATCH, why, subject);
        }
    }

    private static String required(Dataset header, Tag tag, Subject subject) throws RefusedException {
        String uid = header.uid(tag).orElse("");
        if (uid.isEmpty()) {
            throw refused(Refusal.MISSING_UID, tag + " is missing or empty", subject);
        }
        if (!Uids.isPlausible(uid)) {
            // The value is not repeated: in a broken data set it may be anything, a name included.
            throw refused(Refusal.MISSING_UID, tag + " does not hold a UID", subject);
        }
        return uid;
    }

    private static Optional<String> uid(Dataset header, Tag tag) {
        return header.uid(tag).filter(Uids::isPlausible);
    }

    private static RefusedException refused(Refusal code, String why, Subject subject) {
        return new RefusedException(new Refused(code, why, subject));
    }
}
