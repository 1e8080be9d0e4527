package dev.gantry.dicom.net;

import dev.gantry.dicom.net.command.CommandField;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.net.pdu.Pdu;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Serves one association, from its connection to its end, on a virtual thread. */
final class AssociationLoop implements Runnable {

    /** Where the loop is, as far as another thread that wants to end it must know. */
    private enum Activity {
        /** It waits for the peer's request; nothing would be lost. */
        WAITING,
        BUSY,
        /** It was told to end, and does so when it has nothing in hand. */
        DRAINING
    }

    private final Acceptor acceptor;
    private final Transport transport;
    private final UpperLayer upper;
    private final AtomicReference<Activity> activity = new AtomicReference<>(Activity.WAITING);
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable AssociationInfo association;

    AssociationLoop(Acceptor acceptor, Transport transport) throws IOException {
        this.acceptor = acceptor;
        this.transport = transport;
        this.upper = UpperLayer.accepted(
                transport, acceptor.settings().timeouts(), acceptor.settings().maxPduLength());
    }

    /** @param afterwards run when the association has ended */
    void start(Runnable afterwards) {
        Thread.ofVirtual().name("dicom-association").start(() -> {
            try {
                run();
            } finally {
                afterwards.run();
                ended.countDown();
            }
        });
    }

    /** Ends the association as soon as no operation is in flight. For other threads. */
    void drain() {
        if (activity.getAndSet(Activity.DRAINING) == Activity.WAITING) {
            upper.abandon();
        }
    }

    /** Ends it now. For other threads. */
    void cut() {
        transport.close();
    }

    boolean awaitEnd(Duration timeout) {
        try {
            return ended.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void run() {
        acceptor.tally().open.incrementAndGet();
        boolean slot = acceptor.slots().tryAcquire();
        try (transport) {
            Pdu.AssociateRq request = upper.awaitRequest();
            if (activity.compareAndSet(Activity.WAITING, Activity.BUSY)) {
                answer(request, slot);
            }
        } catch (AssociationAborted e) {
            acceptor.tally().aborted.increment();
            acceptor.listener().aborted(transport.peer(), Optional.ofNullable(association), e);
        } catch (Exception e) {
            acceptor.tally().aborted.increment();
            acceptor.listener().failed(transport.peer(), e);
        } finally {
            if (slot) {
                acceptor.slots().release();
            }
            acceptor.tally().open.decrementAndGet();
        }
    }

    private void answer(Pdu.AssociateRq request, boolean slot) throws IOException {
        Optional<Pdu.AssociateRj> refusal =
                slot ? acceptor.policy().refusal(request) : Optional.of(Pdu.AssociateRj.LOCAL_LIMIT_EXCEEDED);
        if (refusal.isPresent()) {
            acceptor.tally().rejected.increment();
            acceptor.listener().rejected(request, transport.peer(), refusal.get());
            upper.reject(refusal.get());
            return;
        }
        Pdu.AssociateAc answer = Negotiation.answer(
                request, acceptor.policy(), acceptor.settings().maxPduLength());
        AssociationInfo info = Negotiation.info(request, answer, request.userItems(), transport.peer());
        association = info;
        upper.accept(answer);
        acceptor.tally().established.increment();
        acceptor.listener().established(info);
        serve(info, new DimseChannel(upper, info));
    }

    private void serve(AssociationInfo info, DimseChannel channel) throws IOException {
        while (activity.compareAndSet(Activity.BUSY, Activity.WAITING)) {
            upper.awaitMessage();
            if (!activity.compareAndSet(Activity.WAITING, Activity.BUSY)) {
                break;
            }
            Optional<Message> message = channel.receive();
            if (message.isEmpty()) {
                upper.answerRelease();
                acceptor.tally().released.increment();
                acceptor.listener().released(info);
                return;
            }
            serve(new DimseExchange(info, message.get(), channel), message.get());
        }
        throw upper.abort("this side shuts down");
    }

    private void serve(DimseExchange exchange, Message request) throws IOException {
        DimseService service = acceptor.services().get(request.command().commandField());
        if (service == null) {
            refuse(exchange, request);
            return;
        }
        try {
            service.serve(exchange);
        } catch (Exception e) {
            if (upper.failure().isPresent()) {
                throw upper.failure().get();
            }
            acceptor.listener().failed(transport.peer(), e);
        }
        if (!exchange.responded()) {
            exchange.respond(Status.PROCESSING_FAILURE.withComment("internal error"));
        }
    }

    /** Nobody serves it. A response nobody waits for is a breach; a late C-CANCEL-RQ has no response. PS3.7 9.3.2.3 */
    private void refuse(DimseExchange exchange, Message request) throws IOException {
        int field = request.command().commandField();
        if (CommandField.isResponse(field)) {
            throw upper.violation("a response to no request");
        }
        if (field != CommandField.C_CANCEL_RQ) {
            exchange.respond(Status.UNRECOGNIZED_OPERATION);
        }
    }
}
