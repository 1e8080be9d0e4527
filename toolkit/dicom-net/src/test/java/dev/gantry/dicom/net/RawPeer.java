package dev.gantry.dicom.net;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.net.command.CStoreRq;
import dev.gantry.dicom.net.command.CommandSet;
import dev.gantry.dicom.net.pdu.Pdu;
import dev.gantry.dicom.net.pdu.PduDecoder;
import dev.gantry.dicom.net.pdu.PduEncoder;
import dev.gantry.dicom.net.pdu.PduHeader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** A peer that sends whatever it likes. */
final class RawPeer implements AutoCloseable {

    static final Pdu.AssociateRq ASSOCIATE_RQ = Negotiation.request(TestServer.request()
            .proposing(UID.Verification, UID.ImplicitVRLittleEndian)
            .proposing(UID.CTImageStorage, UID.ExplicitVRLittleEndian));

    static final int STORE_CONTEXT = 3;
    static final CommandSet STORE = new CStoreRq(1, UID.CTImageStorage, "1.2.3").toCommandSet();

    private final Socket socket;

    RawPeer(InetSocketAddress address) throws IOException {
        this(new Socket(address.getAddress(), address.getPort()));
    }

    RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(20_000);
    }

    /** A peer whose association is established. */
    static RawPeer associated(InetSocketAddress address) throws IOException {
        RawPeer peer = new RawPeer(address);
        peer.send(ASSOCIATE_RQ);
        if (!(peer.receive().orElseThrow() instanceof Pdu.AssociateAc)) {
            throw new IOException("not accepted");
        }
        return peer;
    }

    static Pdu command(CommandSet command) {
        return new Pdu.PData(List.of(new Pdu.Pdv(STORE_CONTEXT, true, true, Bytes.wrap(command.encode()))));
    }

    static Pdu data(int length, boolean last) {
        return new Pdu.PData(List.of(new Pdu.Pdv(STORE_CONTEXT, false, last, Bytes.wrap(new byte[length]))));
    }

    void send(Pdu pdu) throws IOException {
        send(PduEncoder.encode(pdu));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void sendPart(Pdu pdu, int length) throws IOException {
        socket.getOutputStream().write(PduEncoder.encode(pdu), 0, length);
    }

    /** The next PDU; empty if the other side closed. */
    Optional<Pdu> receive() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] head = in.readNBytes(PduHeader.SIZE);
        if (head.length < PduHeader.SIZE) {
            return Optional.empty();
        }
        PduHeader header = PduHeader.decode(head, 0);
        return Optional.of(PduDecoder.decode(header.type(), in.readNBytes((int) header.length())));
    }

    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Closes by RST. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
