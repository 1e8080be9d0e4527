package dev.gantry.server.faults;

import dev.gantry.dicom.UID;
import dev.gantry.dicom.net.pdu.Pdu;
import dev.gantry.dicom.net.pdu.PduEncoder;
import dev.gantry.dicom.net.pdu.PresentationContext;
import dev.gantry.dicom.net.pdu.UserItem;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;

/** An association whose peer then does what it likes. */
final class RawAssociation implements Closeable {
    static final int ABORT = 7;

    private static final int ACCEPTED = 2;
    private static final int P_DATA = 4;
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final DataInputStream in;

    private RawAssociation(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** Established, with a presentation context of id 1 for MR images. */
    static RawAssociation to(InetSocketAddress listener) throws IOException {
        Socket socket = new Socket(listener.getAddress(), listener.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        RawAssociation association = new RawAssociation(socket);
        association.write(PduEncoder.encode(new Pdu.AssociateRq(
                Pdu.PROTOCOL_VERSION,
                "GANTRY",
                "HOSTILE",
                Pdu.DICOM_APPLICATION_CONTEXT,
                List.of(new PresentationContext.Proposed(1, UID.MRImageStorage, List.of(UID.ExplicitVRLittleEndian))),
                List.of(new UserItem.MaximumLength(16_384)))));
        if (association.nextType() != ACCEPTED) {
            throw new IOException("the association was not accepted");
        }
        return association;
    }

    /** The beginning of a P-DATA-TF PDU that claims to be so long. */
    void writeDataHeader(int length) throws IOException {
        write(ByteBuffer.allocate(6)
                .put((byte) P_DATA)
                .put((byte) 0)
                .putInt(length)
                .array());
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The type of the next PDU, its body read; -1 when the peer closed. */
    int nextType() throws IOException {
        int type = in.read();
        if (type >= 0) {
            in.readByte();
            in.skipNBytes(in.readInt());
        }
        return type;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
