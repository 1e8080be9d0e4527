/**
 * What surrounds every request: who calls, what the operator set, the headers every answer has, and where failures
 * become problems. It must not know any vocabulary.
 */
@NullMarked
package dev.gantry.http.edge;

import org.jspecify.annotations.NullMarked;
