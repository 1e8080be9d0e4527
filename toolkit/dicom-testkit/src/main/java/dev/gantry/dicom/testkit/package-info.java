/**
 * Support for tests of every module: synthetic instances, a seeded generator for property tests, and streams that fail.
 *
 * <p>Everything is made from a seed: the same seed gives the same bytes on every machine, and nothing in them is a real
 * patient's. Test scope only; knows dicom-core and nothing else.
 */
@NullMarked
package dev.gantry.dicom.testkit;

import org.jspecify.annotations.NullMarked;
