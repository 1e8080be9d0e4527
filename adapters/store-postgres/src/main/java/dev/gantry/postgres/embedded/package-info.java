/**
 * A real PostgreSQL beside this process: the binaries come from Maven Central, the cluster lies in one directory. It is
 * as durable as any other PostgreSQL ({@code fsync} and full page writes on) and listens on loopback only.
 *
 * <p>The directory holds {@code cluster/} (PostgreSQL's own data and {@code postgres.log}), {@code password} (0600),
 * {@code port} and {@code launcher.lock}. It must not know what is kept in the database.
 */
@NullMarked
package dev.gantry.postgres.embedded;

import org.jspecify.annotations.NullMarked;
