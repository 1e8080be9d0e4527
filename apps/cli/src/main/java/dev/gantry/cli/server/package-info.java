/** Commands that ask a running server over HTTP. They must not know the store or its database, nor any file. */
@NullMarked
package dev.gantry.cli.server;

import org.jspecify.annotations.NullMarked;
