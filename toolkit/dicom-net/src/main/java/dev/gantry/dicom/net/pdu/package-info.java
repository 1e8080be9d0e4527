/**
 * The protocol data units of PS3.8 9.3 and Annex D, as values and as bytes.
 *
 * <p>{@link dev.gantry.dicom.net.pdu.PduDecoder} and {@link dev.gantry.dicom.net.pdu.PduEncoder} are inverse: what is
 * not reserved survives byte for byte, unknown user information included. Knows nothing of sockets, states or DIMSE.
 */
@NullMarked
package dev.gantry.dicom.net.pdu;

import org.jspecify.annotations.NullMarked;
