package dev.gantry.dicom.net;

import static dev.gantry.dicom.net.State.STA1;
import static dev.gantry.dicom.net.State.STA10;
import static dev.gantry.dicom.net.State.STA11;
import static dev.gantry.dicom.net.State.STA12;
import static dev.gantry.dicom.net.State.STA13;
import static dev.gantry.dicom.net.State.STA2;
import static dev.gantry.dicom.net.State.STA3;
import static dev.gantry.dicom.net.State.STA4;
import static dev.gantry.dicom.net.State.STA5;
import static dev.gantry.dicom.net.State.STA6;
import static dev.gantry.dicom.net.State.STA7;
import static dev.gantry.dicom.net.State.STA8;
import static dev.gantry.dicom.net.State.STA9;

import java.util.Optional;

/** PS3.8 Table 9-10 as a pure function; what an {@link Action} does to the outside is {@link UpperLayer}'s business. */
final class StateMachine {

    private StateMachine() {}

    /** The table's cell; empty where the table is blank: the event cannot happen in this state. */
    static Optional<Transition> on(State state, Event event) {
        return switch (event) {
            case ASSOCIATE_REQUEST -> only(STA1, state, Action.AE1, STA4);
            case TRANSPORT_CONFIRMED -> only(STA4, state, Action.AE2, STA5);
            case TRANSPORT_INDICATED -> only(STA1, state, Action.AE5, STA2);
            case ASSOCIATE_ACCEPTED -> only(STA3, state, Action.AE7, STA6);
            case ASSOCIATE_REJECTED -> only(STA3, state, Action.AE8, STA13);
            case RELEASE_REQUEST -> only(STA6, state, Action.AR1, STA7);
            case P_DATA_REQUEST -> dataRequest(state);
            case RELEASE_RESPONSE -> releaseResponse(state);
            case ABORT_REQUEST -> abortRequest(state);
            case TRANSPORT_CLOSED -> transportClosed(state);
            case ARTIM_EXPIRED -> state == STA2 || state == STA13 ? to(Action.AA2, STA1) : Optional.empty();
            case ASSOCIATE_AC_PDU,
                    ASSOCIATE_RJ_PDU,
                    ASSOCIATE_RQ_PDU,
                    P_DATA_PDU,
                    RELEASE_RQ_PDU,
                    RELEASE_RP_PDU,
                    ABORT_PDU,
                    INVALID_PDU -> received(state, event);
        };
    }

    private static Optional<Transition> dataRequest(State state) {
        return switch (state) {
            case STA6 -> to(Action.DT1, STA6);
            case STA8 -> to(Action.AR7, STA8);
            default -> Optional.empty();
        };
    }

    private static Optional<Transition> releaseResponse(State state) {
        return switch (state) {
            case STA8, STA12 -> to(Action.AR4, STA13);
            case STA9 -> to(Action.AR9, STA11);
            default -> Optional.empty();
        };
    }

    private static Optional<Transition> abortRequest(State state) {
        return switch (state) {
            case STA1, STA2, STA13 -> Optional.empty();
            case STA4 -> to(Action.AA2, STA1);
            default -> to(Action.AA1, STA13);
        };
    }

    private static Optional<Transition> transportClosed(State state) {
        return switch (state) {
            case STA1 -> Optional.empty();
            case STA2 -> to(Action.AA5, STA1);
            case STA13 -> to(Action.AR5, STA1);
            default -> to(Action.AA4, STA1);
        };
    }

    /** A PDU arrived: the rows of the table are alike but for the cells where it is expected. */
    private static Optional<Transition> received(State state, Event pdu) {
        return switch (state) {
            case STA1, STA4 -> Optional.empty();
            case STA2 -> receivedFirst(pdu);
            case STA13 -> receivedLate(pdu);
            default ->
                pdu == Event.ABORT_PDU
                        ? to(Action.AA3, STA1)
                        : expected(state, pdu).or(() -> to(Action.AA8, STA13));
        };
    }

    private static Optional<Transition> receivedFirst(Event pdu) {
        return switch (pdu) {
            case ASSOCIATE_RQ_PDU -> Optional.of(new Transition(Action.AE6, STA3, STA13));
            case ABORT_PDU -> to(Action.AA2, STA1);
            default -> to(Action.AA1, STA13);
        };
    }

    private static Optional<Transition> receivedLate(Event pdu) {
        return switch (pdu) {
            case ASSOCIATE_RQ_PDU, INVALID_PDU -> to(Action.AA7, STA13);
            case ABORT_PDU -> to(Action.AA2, STA1);
            default -> to(Action.AA6, STA13);
        };
    }

    private static Optional<Transition> expected(State state, Event pdu) {
        return switch (pdu) {
            case ASSOCIATE_AC_PDU -> only(STA5, state, Action.AE3, STA6);
            case ASSOCIATE_RJ_PDU -> only(STA5, state, Action.AE4, STA1);
            case P_DATA_PDU -> only(STA6, state, Action.DT2, STA6).or(() -> only(STA7, state, Action.AR6, STA7));
            case RELEASE_RQ_PDU -> expectedReleaseRequest(state);
            case RELEASE_RP_PDU -> expectedReleaseResponse(state);
            default -> Optional.empty();
        };
    }

    private static Optional<Transition> expectedReleaseRequest(State state) {
        return switch (state) {
            case STA6 -> to(Action.AR2, STA8);
            case STA7 -> Optional.of(new Transition(Action.AR8, STA9, STA10));
            default -> Optional.empty();
        };
    }

    private static Optional<Transition> expectedReleaseResponse(State state) {
        return switch (state) {
            case STA7, STA11 -> to(Action.AR3, STA1);
            case STA10 -> to(Action.AR10, STA12);
            default -> Optional.empty();
        };
    }

    private static Optional<Transition> only(State expected, State state, Action action, State next) {
        return state == expected ? to(action, next) : Optional.empty();
    }

    private static Optional<Transition> to(Action action, State next) {
        return Optional.of(new Transition(action, next));
    }
}
