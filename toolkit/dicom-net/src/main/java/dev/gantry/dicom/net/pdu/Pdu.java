package dev.gantry.dicom.net.pdu;

import dev.gantry.dicom.Bytes;
import java.util.List;

/** A PDU of PS3.8 9.3. UIDs and AE titles are text as on the wire, without padding; they are not validated here. */
public sealed interface Pdu {

    /** The version of the protocol in every association PDU: bit 0 set (PS3.8 9.3.2). */
    int PROTOCOL_VERSION = 1;

    /** The one application context name there is (PS3.7 A.2.1). */
    String DICOM_APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";

    PduType type();

    // PS3.8 9.3.2
    record AssociateRq(
            int protocolVersion,
            String calledAet,
            String callingAet,
            String applicationContext,
            List<PresentationContext.Proposed> presentationContexts,
            List<UserItem> userItems)
            implements Pdu {

        public AssociateRq {
            presentationContexts = List.copyOf(presentationContexts);
            userItems = List.copyOf(userItems);
        }

        @Override
        public PduType type() {
            return PduType.ASSOCIATE_RQ;
        }
    }

    // PS3.8 9.3.3
    record AssociateAc(
            int protocolVersion,
            String calledAet,
            String callingAet,
            String applicationContext,
            List<PresentationContext.Answered> presentationContexts,
            List<UserItem> userItems)
            implements Pdu {

        public AssociateAc {
            presentationContexts = List.copyOf(presentationContexts);
            userItems = List.copyOf(userItems);
        }

        @Override
        public PduType type() {
            return PduType.ASSOCIATE_AC;
        }
    }

    /** Codes as in PS3.8 Table 9-21; the constants are the rejections this library sends. */
    record AssociateRj(int result, int source, int reason) implements Pdu {

        public static final AssociateRj APPLICATION_CONTEXT_NOT_SUPPORTED = new AssociateRj(1, 1, 2);
        public static final AssociateRj CALLING_AET_NOT_RECOGNIZED = new AssociateRj(1, 1, 3);
        public static final AssociateRj CALLED_AET_NOT_RECOGNIZED = new AssociateRj(1, 1, 7);
        public static final AssociateRj PROTOCOL_VERSION_NOT_SUPPORTED = new AssociateRj(1, 2, 2);
        public static final AssociateRj TEMPORARY_CONGESTION = new AssociateRj(2, 3, 1);
        public static final AssociateRj LOCAL_LIMIT_EXCEEDED = new AssociateRj(2, 3, 2);

        /** Whether trying again later may succeed. */
        public boolean isTransient() {
            return result == 2;
        }

        @Override
        public PduType type() {
            return PduType.ASSOCIATE_RJ;
        }
    }

    // PS3.8 9.3.5
    record PData(List<Pdv> values) implements Pdu {

        public PData {
            values = List.copyOf(values);
        }

        @Override
        public PduType type() {
            return PduType.P_DATA_TF;
        }
    }

    /** A presentation data value: one fragment of a command or a data set (PS3.8 9.3.5.1, Annex E). */
    record Pdv(int contextId, boolean command, boolean last, Bytes fragment) {}

    // PS3.8 9.3.6
    record ReleaseRq() implements Pdu {

        @Override
        public PduType type() {
            return PduType.RELEASE_RQ;
        }
    }

    // PS3.8 9.3.7
    record ReleaseRp() implements Pdu {

        @Override
        public PduType type() {
            return PduType.RELEASE_RP;
        }
    }

    /** Codes as in PS3.8 Table 9-26. */
    record Abort(int source, int reason) implements Pdu {

        public static final int BY_SERVICE_USER = 0;
        public static final int BY_SERVICE_PROVIDER = 2;

        public static final int NOT_SPECIFIED = 0;
        public static final int UNRECOGNIZED_PDU = 1;
        public static final int UNEXPECTED_PDU = 2;
        public static final int INVALID_PDU_PARAMETER = 6;

        @Override
        public PduType type() {
            return PduType.ABORT;
        }
    }
}
