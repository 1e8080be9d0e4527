/**
 * What is counted and timed, in decorators around the domain's ports and in gauges beside them. Labels are of small,
 * fixed sets: never a patient's data, a UID or a peer's name.
 */
@NullMarked
package dev.gantry.server.metrics;

import org.jspecify.annotations.NullMarked;
