/**
 * Load drivers: the same workload is given to Gantry and to a peer, in turn, in one run, and the ratio is printed. No
 * test asserts a time. They know Gantry only from outside, by its ports.
 */
@NullMarked
package dev.gantry.benchmarks;

import org.jspecify.annotations.NullMarked;
