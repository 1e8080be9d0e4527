/**
 * The program: reads the command line and the configuration, holds the data directory, and wires every part to the
 * others. Only here is anything wired; nothing here decides what the store does. The exit codes are in
 * {@link dev.gantry.server.ExitCode}.
 */
@NullMarked
package dev.gantry.server;

import org.jspecify.annotations.NullMarked;
