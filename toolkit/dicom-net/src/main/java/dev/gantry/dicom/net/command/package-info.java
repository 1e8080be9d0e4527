/**
 * The command sets of PS3.7 (DIMSE messages without their data sets), as values and as bytes.
 *
 * <p>{@link dev.gantry.dicom.net.command.CommandSet} holds any command; a record such as
 * {@link dev.gantry.dicom.net.command.CStoreRq} is one command's view of it. Knows nothing of PDUs or associations.
 */
@NullMarked
package dev.gantry.dicom.net.command;

import org.jspecify.annotations.NullMarked;
