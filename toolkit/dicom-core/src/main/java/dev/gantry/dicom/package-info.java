/**
 * The data model of DICOM (PS3.5, PS3.6) and its file format (PS3.10): data sets, their dictionary and character sets,
 * reading, scanning and writing.
 *
 * <p>Values are kept as they are encoded and decoded on access, so odd values survive byte for byte. Leniency is an
 * argument ({@link dev.gantry.dicom.ReadOptions}), and what was forgiven comes back as
 * {@linkplain dev.gantry.dicom.Warning warnings}. This package knows neither pixels, networks, JSON nor logging: it
 * stands on the JDK alone.
 */
@NullMarked
package dev.gantry.dicom;

import org.jspecify.annotations.NullMarked;
