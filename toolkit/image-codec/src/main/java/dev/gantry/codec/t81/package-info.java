/**
 * The syntax of a codestream that JPEG (T.81 Annex B) and JPEG-LS (T.87 Annex C) share: markers and their segments, frame
 * and scan headers, and entropy-coded bits with the two ways that keep markers out of them. Knows neither codes nor
 * samples.
 */
@NullMarked
package dev.gantry.codec.t81;

import org.jspecify.annotations.NullMarked;
