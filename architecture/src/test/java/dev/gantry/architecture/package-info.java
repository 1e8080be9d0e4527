/**
 * The architecture as tests: who may use whom, what things may be called, how large they may get. {@link
 * dev.gantry.architecture.Module} is the table of docs/architecture.md; the rules read it, and {@code planted} holds
 * classes that break each rule once, so that a rule which stopped biting fails the build too.
 *
 * <p>Classes are read from the modules' {@code target/classes}, never loaded.
 */
package dev.gantry.architecture;
