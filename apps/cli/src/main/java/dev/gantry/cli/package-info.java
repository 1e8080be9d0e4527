/**
 * The command line. Each command is one class, listed in {@link dev.gantry.cli.Commands}; it uses the toolkit, or asks a
 * server over HTTP. No framework, so that it starts at once. It must not know the store or its database.
 */
@NullMarked
package dev.gantry.cli;

import org.jspecify.annotations.NullMarked;
