package dev.gantry.dicom.net.pdu;

/**
 * The first 6 bytes of a PDU (PS3.8 9.3.1).
 *
 * @param length of what follows, 0 to 2^32 - 1
 */
public record PduHeader(PduType type, long length) {

    public static final int SIZE = 6;

    /** @throws MalformedPduException if the standard knows no such PDU */
    public static PduHeader decode(byte[] bytes, int position) throws MalformedPduException {
        PduType type = PduType.of(bytes[position] & 0xFF)
                .orElseThrow(() -> new MalformedPduException(
                        Pdu.Abort.UNRECOGNIZED_PDU, "no PDU has type " + (bytes[position] & 0xFF)));
        return new PduHeader(type, PdvHeader.u32(bytes, position + 2));
    }
}
