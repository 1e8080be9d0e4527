/**
 * DICOM over TCP: associations (PS3.8) and DIMSE messages (PS3.7), as acceptor and as requestor.
 *
 * <p>{@link dev.gantry.dicom.net.DicomServer} serves a table from command field to {@link
 * dev.gantry.dicom.net.DimseService}, one virtual thread per association; {@link dev.gantry.dicom.net.Association} is
 * the requestor's side. Data sets pass as streams and are never whole in the heap.
 *
 * <p>Knows nothing of what a data set means: no images, no JSON, no HTTP, no storage.
 */
@NullMarked
package dev.gantry.dicom.net;

import org.jspecify.annotations.NullMarked;
