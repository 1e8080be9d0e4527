package dev.gantry.jms;

import dev.gantry.store.work.QueueState;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.util.Optional;

/** A messaging broker with Gantry's two queues. Safe for use by many threads. */
interface Broker {
    /**
     * A new connection with one session that acknowledges when told so ({@link JMSContext#CLIENT_ACKNOWLEDGE}) and does
     * not prefetch. It does not reconnect: whoever uses it opens another one.
     *
     * @throws JMSRuntimeException when the broker is away
     */
    JMSContext connect();

    /** Name of the queue of work. */
    String workQueue();

    /** Name of the queue of dead letters. */
    default String deadQueue() {
        return workQueue() + ".dead";
    }

    /**
     * The broker's own counters, where there is a way to them; empty when they must be guessed from outside.
     *
     * @throws JMSRuntimeException when the broker is away
     */
    Optional<QueueState> counters();
}
