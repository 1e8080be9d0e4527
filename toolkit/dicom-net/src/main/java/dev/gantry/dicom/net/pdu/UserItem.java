package dev.gantry.dicom.net.pdu;

import dev.gantry.dicom.Bytes;
import java.util.List;

/** A sub-item of the user information item (PS3.8 Annex D, PS3.7 Annex D.3.3). */
public sealed interface UserItem {

    /**
     * The longest P-DATA-TF the sender of this item will receive, counted without the 6 bytes in front; 0 is no limit.
     */
    record MaximumLength(long bytes) implements UserItem {}

    record ImplementationClassUid(String uid) implements UserItem {}

    record ImplementationVersion(String name) implements UserItem {}

    /** How many operations may be outstanding; 0 is no limit. */
    record AsynchronousOperations(int invoked, int performed) implements UserItem {}

    record RoleSelection(String sopClassUid, boolean scu, boolean scp) implements UserItem {}

    record ExtendedNegotiation(String sopClassUid, Bytes information) implements UserItem {}

    record CommonExtendedNegotiation(String sopClassUid, String serviceClassUid, List<String> relatedSopClassUids)
            implements UserItem {

        public CommonExtendedNegotiation {
            relatedSopClassUids = List.copyOf(relatedSopClassUids);
        }
    }

    /** A secret: its text form shows the type of identity only. */
    record UserIdentity(int identityType, boolean responseRequested, Bytes primary, Bytes secondary)
            implements UserItem {

        @Override
        public String toString() {
            return "UserIdentity[identityType=" + identityType + "]";
        }
    }

    record UserIdentityResponse(Bytes response) implements UserItem {

        @Override
        public String toString() {
            return "UserIdentityResponse";
        }
    }

    /** A sub-item of a type not listed here, kept as it is. */
    record Unknown(int itemType, Bytes content) implements UserItem {}
}
