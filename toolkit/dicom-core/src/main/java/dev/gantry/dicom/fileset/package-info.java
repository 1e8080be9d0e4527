/**
 * Media file sets (PS3.3 F, PS3.10 8): the files of a folder, and the DICOMDIR that lists them by patient, study and
 * series through byte offsets.
 *
 * <p>Whatever the offsets say, reading ends, nests no deeper than {@link dev.gantry.dicom.fileset.FileSet#MAX_DEPTH} and
 * never names a file outside the folder. This package stands on the public reader and writer of
 * {@code dev.gantry.dicom}; it knows neither pixels nor the application profiles of PS3.11.
 */
@NullMarked
package dev.gantry.dicom.fileset;

import org.jspecify.annotations.NullMarked;
