package dev.gantry.dicom.net;

import dev.gantry.dicom.Bytes;
import dev.gantry.dicom.net.command.CommandSet;
import dev.gantry.dicom.net.command.MalformedCommandException;
import dev.gantry.dicom.net.pdu.PdvHeader;
import dev.gantry.dicom.net.pdu.PresentationContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DIMSE messages over an established association. PS3.7 6.3, PS3.8 Annex E. Used by one thread. */
final class DimseChannel {

    /** Far more than any command: they are UIDs, AE titles and a comment. */
    private static final int MAX_COMMAND = 64 * 1024;

    private final UpperLayer upper;
    private final AssociationInfo association;
    private final long maxPduLength;
    private @Nullable MessageWriter writer;

    DimseChannel(UpperLayer upper, AssociationInfo association) {
        this.upper = upper;
        this.association = association;
        this.maxPduLength = association.maxPduLength();
    }

    /**
     * The next message, whose data set must be read to its end before the next call; empty if the peer asks for
     * release.
     */
    Optional<Message> receive() throws IOException {
        Optional<PdvHeader> first = upper.nextPdv();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        PresentationContext.Accepted context =
                association.context(first.get().contextId()).orElse(null);
        if (context == null) {
            throw upper.violation("presentation context " + first.get().contextId() + " was not accepted");
        }
        CommandSet command = command(first.get());
        Optional<DataSetStream> dataSet =
                command.hasDataSet() ? Optional.of(new DataSetStream(upper, context.id())) : Optional.empty();
        return Optional.of(new Message(context, command, dataSet));
    }

    void send(int contextId, CommandSet command) throws IOException {
        writer().command(contextId, command);
        writer().flush();
    }

    /** @param dataSet read to its end, not closed */
    void send(int contextId, CommandSet command, InputStream dataSet) throws IOException {
        writer().command(contextId, command);
        writer().dataSet(contextId, dataSet);
    }

    private MessageWriter writer() {
        if (writer == null) {
            writer = new MessageWriter(upper, maxPduLength);
        }
        return writer;
    }

    private CommandSet command(PdvHeader first) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        PdvHeader pdv = first;
        append(pdv, first.contextId(), bytes);
        while (!pdv.last()) {
            pdv = upper.nextPdv().orElse(null);
            if (pdv == null) {
                throw upper.abort("release was asked for within a command");
            }
            append(pdv, first.contextId(), bytes);
        }
        try {
            return CommandSet.decode(Bytes.wrap(bytes.toByteArray()));
        } catch (MalformedCommandException e) {
            throw upper.violation(String.valueOf(e.getMessage()));
        }
    }

    private void append(PdvHeader pdv, int contextId, ByteArrayOutputStream command) throws IOException {
        if (!pdv.command() || pdv.contextId() != contextId) {
            throw upper.violation("a data set fragment or another context where a command is due");
        }
        if (command.size() + pdv.length() > MAX_COMMAND) {
            throw upper.violation("a command of more than " + MAX_COMMAND + " bytes");
        }
        byte[] chunk = new byte[(int) pdv.length()];
        for (int read = 0; read < chunk.length; ) {
            read += upper.readFragment(chunk, read, chunk.length - read);
        }
        command.writeBytes(chunk);
    }
}
