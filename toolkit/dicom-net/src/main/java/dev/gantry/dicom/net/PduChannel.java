package dev.gantry.dicom.net;

import dev.gantry.dicom.net.pdu.MalformedPduException;
import dev.gantry.dicom.net.pdu.Pdu;
import dev.gantry.dicom.net.pdu.PduDecoder;
import dev.gantry.dicom.net.pdu.PduEncoder;
import dev.gantry.dicom.net.pdu.PduHeader;
import dev.gantry.dicom.net.pdu.PdvHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** PDUs on a {@link Transport}, whatever they mean. */
final class PduChannel {

    /** The longest PDU other than P-DATA-TF that is read: 128 presentation contexts of 100 transfer syntaxes fit. */
    private static final int MAX_CONTROL_PDU = 1 << 20;

    private static final int CHUNK = 4096;

    private final Transport transport;

    PduChannel(Transport transport) {
        this.transport = transport;
    }

    PduHeader readHeader() throws IOException {
        transport.require(PduHeader.SIZE);
        PduHeader header = PduHeader.decode(transport.buffer(), transport.position());
        transport.consume(PduHeader.SIZE);
        return header;
    }

    /** @param available what is left of the P-DATA-TF */
    PdvHeader readPdvHeader(long available) throws IOException {
        if (available < PdvHeader.SIZE) {
            throw new MalformedPduException(Pdu.Abort.INVALID_PDU_PARAMETER, "a PDV without room for its header");
        }
        transport.require(PdvHeader.SIZE);
        PdvHeader pdv = PdvHeader.decode(transport.buffer(), transport.position(), available);
        transport.consume(PdvHeader.SIZE);
        return pdv;
    }

    /** Reads what follows the header of any PDU but P-DATA-TF. Its length field is believed only as the bytes arrive. */
    Pdu readBody(PduHeader header) throws IOException {
        if (header.length() > MAX_CONTROL_PDU) {
            throw new MalformedPduException(
                    Pdu.Abort.INVALID_PDU_PARAMETER, header.type() + " of " + header.length() + " bytes");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        while (body.size() < header.length()) {
            int wanted = (int) Math.min(chunk.length, header.length() - body.size());
            body.write(chunk, 0, transport.read(chunk, 0, wanted));
        }
        return PduDecoder.decode(header.type(), body.toByteArray());
    }

    void write(Pdu pdu) throws IOException {
        byte[] bytes = PduEncoder.encode(pdu);
        transport.write(bytes, 0, bytes.length);
    }
}
