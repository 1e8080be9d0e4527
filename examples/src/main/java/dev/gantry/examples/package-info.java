/**
 * A program for each module of the toolkit, small enough to read in one go. Regions between {@code // region:name} and
 * {@code // endregion} are quoted by the documents, and a test holds the two together. Nothing may depend on it.
 */
@NullMarked
package dev.gantry.examples;

import org.jspecify.annotations.NullMarked;
