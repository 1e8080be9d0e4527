package dev.gantry.dicom.net.pdu;

/**
 * What stands in front of a fragment in a P-DATA-TF (PS3.8 9.3.5.1, E.2).
 *
 * @param length of the fragment in bytes, header not counted
 */
public record PdvHeader(long length, int contextId, boolean command, boolean last) {

    /** Bytes of the header itself. */
    public static final int SIZE = 6;

    private static final int COMMAND = 1;
    private static final int LAST = 2;

    /**
     * Reads the header at a position.
     *
     * @param available what is left of the PDU from there on
     * @throws MalformedPduException if the value does not fit into that
     */
    public static PdvHeader decode(byte[] bytes, int position, long available) throws MalformedPduException {
        long itemLength = u32(bytes, position);
        if (itemLength < 2 || itemLength + 4 > available) {
            throw new MalformedPduException(
                    Pdu.Abort.INVALID_PDU_PARAMETER,
                    "a PDV of " + itemLength + " bytes where its PDU has " + available + " left");
        }
        int control = bytes[position + 5];
        return new PdvHeader(
                itemLength - 2, bytes[position + 4] & 0xFF, (control & COMMAND) != 0, (control & LAST) != 0);
    }

    /**
     * Writes a P-DATA-TF of one fragment up to the fragment's first byte: {@link PduHeader#SIZE} + {@link #SIZE} bytes.
     */
    public void encodePdu(byte[] bytes, int position) {
        bytes[position] = (byte) PduType.P_DATA_TF.code();
        bytes[position + 1] = 0;
        putU32(bytes, position + 2, length + SIZE);
        putU32(bytes, position + PduHeader.SIZE, length + 2);
        bytes[position + PduHeader.SIZE + 4] = (byte) contextId;
        bytes[position + PduHeader.SIZE + 5] = (byte) control(command, last);
    }

    static int control(boolean command, boolean last) {
        return (command ? COMMAND : 0) | (last ? LAST : 0);
    }

    static long u32(byte[] bytes, int position) {
        return (bytes[position] & 0xFFL) << 24
                | (bytes[position + 1] & 0xFF) << 16
                | (bytes[position + 2] & 0xFF) << 8
                | bytes[position + 3] & 0xFF;
    }

    private static void putU32(byte[] bytes, int position, long value) {
        bytes[position] = (byte) (value >>> 24);
        bytes[position + 1] = (byte) (value >>> 16);
        bytes[position + 2] = (byte) (value >>> 8);
        bytes[position + 3] = (byte) value;
    }
}
