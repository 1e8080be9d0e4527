/**
 * The command line: its entry and the list of its commands. Each command is one class in a package below, by what it
 * works on. No framework, so that it starts at once. It must not know the store or its database.
 */
@NullMarked
package dev.gantry.cli;

import org.jspecify.annotations.NullMarked;
