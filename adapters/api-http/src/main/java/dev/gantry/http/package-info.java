/**
 * The HTTP adapter. Each vocabulary is a package below that knows the domain, {@code edge} and {@code wire}, and no
 * other vocabulary; here is only the list of them all.
 */
@NullMarked
package dev.gantry.http;

import org.jspecify.annotations.NullMarked;
