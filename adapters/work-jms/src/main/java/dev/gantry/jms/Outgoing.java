package dev.gantry.jms;

import java.time.Duration;
import java.util.Map;

/**
 * A message to send.
 *
 * @param queue where to
 * @param delay until it may be delivered
 * @param properties its whole content: strings, ints and longs
 */
record Outgoing(String queue, Duration delay, Map<String, Object> properties) {}
