package dev.gantry.dicom.net;

import dev.gantry.dicom.net.AssociationAborted.Origin;
import dev.gantry.dicom.net.pdu.MalformedPduException;
import dev.gantry.dicom.net.pdu.Pdu;
import dev.gantry.dicom.net.pdu.PduHeader;
import dev.gantry.dicom.net.pdu.PduType;
import dev.gantry.dicom.net.pdu.PdvHeader;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The DICOM upper layer on one connection: turns what happens into {@link Event}s and does the {@link Action}s that
 * {@link StateMachine} answers with. Every way to end other than a release is an {@link AssociationAborted}, after
 * which the connection is closed.
 *
 * <p>Used by one thread, but for {@link #abandon}.
 */
final class UpperLayer {

    private static final Pdu.Abort BY_USER = new Pdu.Abort(Pdu.Abort.BY_SERVICE_USER, Pdu.Abort.NOT_SPECIFIED);
    private static final Pdu.Abort UNEXPECTED = new Pdu.Abort(Pdu.Abort.BY_SERVICE_PROVIDER, Pdu.Abort.UNEXPECTED_PDU);

    private final Transport transport;
    private final PduChannel pdus;
    private final Timeouts timeouts;
    private final long maxPduLength;
    private final boolean requestor;
    private State state = State.STA1;
    private long pduLeft;
    private @Nullable AssociationAborted failure;

    private UpperLayer(Transport transport, Timeouts timeouts, long maxPduLength, boolean requestor) {
        this.transport = transport;
        this.pdus = new PduChannel(transport);
        this.timeouts = timeouts;
        this.maxPduLength = maxPduLength;
        this.requestor = requestor;
    }

    /**
     * The acceptor's side of a new connection.
     *
     * @param maxPduLength the longest P-DATA-TF this side receives; 0 is no limit
     */
    static UpperLayer accepted(Transport transport, Timeouts timeouts, long maxPduLength) throws IOException {
        UpperLayer upper = new UpperLayer(transport, timeouts, maxPduLength, false);
        upper.apply(Event.TRANSPORT_INDICATED);
        return upper;
    }

    /** The requestor's side of a new connection. */
    static UpperLayer connected(Transport transport, Timeouts timeouts, long maxPduLength) throws IOException {
        UpperLayer upper = new UpperLayer(transport, timeouts, maxPduLength, true);
        upper.apply(Event.ASSOCIATE_REQUEST);
        return upper;
    }

    boolean isEstablished() {
        return state == State.STA6;
    }

    /** How the association ended, if it ended without a release. */
    Optional<AssociationAborted> failure() {
        return Optional.ofNullable(failure);
    }

    /** Waits for A-ASSOCIATE-RQ; the next call must be {@link #accept} or {@link #reject}. */
    Pdu.AssociateRq awaitRequest() throws IOException {
        return guarded(() -> (Pdu.AssociateRq) receiveControl(pdus.readHeader()));
    }

    void accept(Pdu.AssociateAc answer) throws IOException {
        guarded(() -> apply(Event.ASSOCIATE_ACCEPTED, answer));
    }

    /** Sends A-ASSOCIATE-RJ and waits for the peer to close. */
    void reject(Pdu.AssociateRj rejection) throws IOException {
        guarded(() -> apply(Event.ASSOCIATE_REJECTED, rejection));
        awaitClose();
    }

    /** Asks for the association. */
    Pdu.AssociateAc request(Pdu.AssociateRq request) throws IOException {
        return guarded(() -> {
            apply(Event.TRANSPORT_CONFIRMED, request);
            transport.readDeadline(timeouts.association());
            Pdu answer = receiveControl(pdus.readHeader());
            if (answer instanceof Pdu.AssociateRj rejection) {
                throw new AssociationRejected(rejection);
            }
            return (Pdu.AssociateAc) answer;
        });
    }

    /** Waits for the first byte of the next message, for as long as an association may be idle. */
    void awaitMessage() throws IOException {
        guarded(() -> {
            transport.readTimeout(timeouts.idle());
            transport.require(1);
            transport.readTimeout(timeouts.message());
            return state;
        });
    }

    /**
     * The header of the next fragment, whose bytes must then be read or skipped; empty if the peer asks for release.
     */
    Optional<PdvHeader> nextPdv() throws IOException {
        return guarded(() -> {
            if (pduLeft == 0) {
                PduHeader header = pdus.readHeader();
                if (header.type() != PduType.P_DATA_TF) {
                    receiveControl(header);
                    return Optional.empty();
                }
                receiveData(header);
            }
            PdvHeader pdv = pdus.readPdvHeader(pduLeft);
            pduLeft -= PdvHeader.SIZE + pdv.length();
            return Optional.of(pdv);
        });
    }

    /** Reads bytes of the current fragment; the caller keeps count of how many it has left. */
    int readFragment(byte[] target, int offset, int length) throws IOException {
        return guarded(() -> transport.read(target, offset, length));
    }

    void skipFragment(long length) throws IOException {
        guarded(() -> {
            transport.skip(length);
            return state;
        });
    }

    /** Writes whole P-DATA-TF PDUs in one piece. */
    void sendData(byte[] bytes, int offset, int length) throws IOException {
        guarded(() -> {
            apply(Event.P_DATA_REQUEST);
            transport.write(bytes, offset, length);
            return state;
        });
    }

    /** Asks for release and waits for it; data that the peer still sends is discarded. */
    void release() throws IOException {
        guarded(() -> {
            transport.readDeadline(timeouts.association());
            apply(Event.RELEASE_REQUEST);
            while (state != State.STA1 && state != State.STA13) {
                PduHeader header = pdus.readHeader();
                if (header.type() == PduType.P_DATA_TF) {
                    receiveData(header);
                    transport.skip(header.length());
                    pduLeft = 0;
                } else {
                    receiveControl(header);
                }
                if (state == State.STA9 || state == State.STA12) {
                    apply(Event.RELEASE_RESPONSE);
                }
            }
            return state;
        });
        awaitClose();
    }

    /** Grants the release the peer asked for, and waits for it to close. */
    void answerRelease() throws IOException {
        guarded(() -> apply(Event.RELEASE_RESPONSE));
        awaitClose();
    }

    /** Ends the association by A-ABORT of source service-user. */
    AssociationAborted abort(String message) throws IOException {
        apply(Event.ABORT_REQUEST);
        return end(Origin.THIS_SIDE, BY_USER, message, null);
    }

    /** Ends the association because a PDU, though well formed, is not what may stand here. */
    AssociationAborted violation(String message) throws IOException {
        return invalid(new MalformedPduException(Pdu.Abort.INVALID_PDU_PARAMETER, message));
    }

    /**
     * Sends A-ABORT and closes the connection under a thread that waits in {@link #awaitRequest} or
     * {@link #awaitMessage}; for another thread, which must know that this is where the first one is.
     */
    void abandon() {
        try {
            pdus.write(BY_USER);
        } catch (IOException e) {
            // The connection is closed in any case.
        } finally {
            transport.close();
        }
    }

    private void receiveData(PduHeader header) throws IOException {
        if (maxPduLength > 0 && header.length() > maxPduLength) {
            throw new MalformedPduException(
                    Pdu.Abort.INVALID_PDU_PARAMETER,
                    "a P-DATA-TF of " + header.length() + " bytes where " + maxPduLength + " were negotiated");
        }
        checkExpected(apply(Event.P_DATA_PDU), header.type());
        pduLeft = header.length();
    }

    private Pdu receiveControl(PduHeader header) throws IOException {
        if (header.type() == PduType.P_DATA_TF) {
            throw unexpected(apply(Event.P_DATA_PDU), header.type());
        }
        Pdu pdu = pdus.readBody(header);
        Action action = apply(
                switch (pdu) {
                    case Pdu.AssociateRq _ -> Event.ASSOCIATE_RQ_PDU;
                    case Pdu.AssociateAc _ -> Event.ASSOCIATE_AC_PDU;
                    case Pdu.AssociateRj _ -> Event.ASSOCIATE_RJ_PDU;
                    case Pdu.PData _ -> Event.P_DATA_PDU;
                    case Pdu.ReleaseRq _ -> Event.RELEASE_RQ_PDU;
                    case Pdu.ReleaseRp _ -> Event.RELEASE_RP_PDU;
                    case Pdu.Abort _ -> Event.ABORT_PDU;
                });
        if (pdu instanceof Pdu.Abort abort) {
            throw end(Origin.PEER, abort, "the peer aborted the association", null);
        }
        checkExpected(action, header.type());
        return pdu;
    }

    private void checkExpected(Action action, PduType type) throws IOException {
        if (action == Action.AA1 || action == Action.AA8) {
            throw unexpected(action, type);
        }
    }

    private AssociationAborted unexpected(Action action, PduType type) throws IOException {
        return end(Origin.THIS_SIDE, action == Action.AA1 ? BY_USER : UNEXPECTED, "unexpected " + type, null);
    }

    private Action apply(Event event) throws IOException {
        return apply(event, UNEXPECTED);
    }

    /** @param pdu what to send, if the action is to send an association PDU or an A-ABORT of the provider */
    private Action apply(Event event, Pdu pdu) throws IOException {
        State before = state;
        Transition transition =
                StateMachine.on(before, event).orElseThrow(() -> new IllegalStateException(event + " in " + before));
        boolean collisionAsAcceptor = transition.action() == Action.AR8 && !requestor;
        state = collisionAsAcceptor ? transition.otherwise() : transition.next();
        perform(transition.action(), pdu);
        return transition.action();
    }

    private void perform(Action action, Pdu pdu) throws IOException {
        switch (action) {
            case AE2, AE7 -> pdus.write(pdu);
            case AE5 -> transport.readDeadline(timeouts.association());
            case AE3, AE6 -> transport.readTimeout(timeouts.message());
            case AE8 -> {
                pdus.write(pdu);
                transport.readDeadline(timeouts.association());
            }
            case AR1 -> pdus.write(new Pdu.ReleaseRq());
            case AR4 -> {
                pdus.write(new Pdu.ReleaseRp());
                transport.readDeadline(timeouts.association());
            }
            case AR9 -> pdus.write(new Pdu.ReleaseRp());
            case AE4, AR3, AA2, AA3 -> transport.close();
            case AA1 -> sendAbort(BY_USER);
            case AA8 -> sendAbort(pdu);
            // The caller has opened the connection (AE1) or writes the data (DT1, AR7); in Sta13 nothing is sent any
            // more, so AA7 is to discard, like AA6; the others only indicate, which the return value does.
            case AE1, DT1, DT2, AR2, AR5, AR6, AR7, AR8, AR10, AA4, AA5, AA6, AA7 -> {}
        }
    }

    private void sendAbort(Pdu abort) {
        transport.readDeadline(timeouts.association());
        try {
            pdus.write(abort);
        } catch (IOException e) {
            // The peer cannot be told; the association ends all the same.
        }
    }

    /** Sta13: what still comes is discarded until the peer closes or ARTIM expires. */
    private void awaitClose() throws IOException {
        if (state == State.STA13) {
            apply(transport.lingeringClose() ? Event.TRANSPORT_CLOSED : Event.ARTIM_EXPIRED);
        }
    }

    private AssociationAborted end(Origin origin, Pdu.Abort abort, String message, @Nullable Throwable cause)
            throws IOException {
        AssociationAborted aborted = new AssociationAborted(origin, abort, message, cause);
        failure = aborted;
        awaitClose();
        transport.close();
        return aborted;
    }

    private AssociationAborted invalid(MalformedPduException malformed) throws IOException {
        Pdu.Abort abort = new Pdu.Abort(Pdu.Abort.BY_SERVICE_PROVIDER, malformed.abortReason());
        Action action = apply(Event.INVALID_PDU, abort);
        Pdu.Abort told = action == Action.AA1 ? BY_USER : abort;
        return end(Origin.THIS_SIDE, told, String.valueOf(malformed.getMessage()), malformed);
    }

    private AssociationAborted timedOut(SocketTimeoutException timeout) throws IOException {
        boolean artim = state == State.STA2 || state == State.STA13;
        apply(artim ? Event.ARTIM_EXPIRED : Event.ABORT_REQUEST);
        if (state == State.STA13) {
            // A silent peer is not waited for twice.
            apply(Event.ARTIM_EXPIRED);
        }
        return end(Origin.TIMED_OUT, BY_USER, "the peer was silent for too long", timeout);
    }

    private AssociationAborted lost(IOException cause) throws IOException {
        if (state != State.STA1) {
            apply(Event.TRANSPORT_CLOSED);
        }
        Pdu.Abort abort = new Pdu.Abort(Pdu.Abort.BY_SERVICE_PROVIDER, Pdu.Abort.NOT_SPECIFIED);
        return end(Origin.CONNECTION_LOST, abort, "the connection was lost", cause);
    }

    private <T> T guarded(Exchange<T> exchange) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            return exchange.run();
        } catch (AssociationAborted | AssociationRejected e) {
            throw e;
        } catch (MalformedPduException e) {
            throw invalid(e);
        } catch (SocketTimeoutException e) {
            throw timedOut(e);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    @FunctionalInterface
    private interface Exchange<T> {
        T run() throws IOException;
    }
}
