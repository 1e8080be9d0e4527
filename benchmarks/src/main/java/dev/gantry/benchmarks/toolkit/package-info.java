/**
 * The toolkit in one warm thread, measured by JMH. {@code benchmarks/run-toolkit} generates what JMH needs and runs them;
 * here they are only compiled.
 */
@NullMarked
package dev.gantry.benchmarks.toolkit;

import org.jspecify.annotations.NullMarked;
