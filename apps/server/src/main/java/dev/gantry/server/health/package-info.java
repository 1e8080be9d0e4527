/**
 * How the parts are, for {@code /actuator/health}. Without the database nothing works: not ready. Without the broker
 * instances are still taken, and found by the sweeper later: degraded, but ready.
 */
@NullMarked
package dev.gantry.server.health;

import org.jspecify.annotations.NullMarked;
