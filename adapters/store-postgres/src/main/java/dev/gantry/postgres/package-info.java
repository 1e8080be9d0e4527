/**
 * The catalogue in PostgreSQL. The schema is specified in the files of {@code migration}. Recording is grouped: the
 * instances that arrive while one transaction commits go together into the next. It must not know how instances come in,
 * how bytes are kept, or whether the server is the embedded one.
 */
@NullMarked
package dev.gantry.postgres;

import org.jspecify.annotations.NullMarked;
