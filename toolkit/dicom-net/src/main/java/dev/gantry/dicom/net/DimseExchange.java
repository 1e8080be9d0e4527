package dev.gantry.dicom.net;

import dev.gantry.dicom.net.command.CommandSet;
import dev.gantry.dicom.net.command.Response;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.net.pdu.PresentationContext;
import java.io.IOException;
import java.io.InputStream;

/**
 * One request, and the means to respond to it. Used by the thread that was given it, until {@link DimseService#serve}
 * returns.
 */
public final class DimseExchange {

    private final AssociationInfo association;
    private final Message request;
    private final DimseChannel channel;
    private boolean responded;

    DimseExchange(AssociationInfo association, Message request, DimseChannel channel) {
        this.association = association;
        this.request = request;
        this.channel = channel;
    }

    public AssociationInfo association() {
        return association;
    }

    public PresentationContext.Accepted presentationContext() {
        return request.context();
    }

    public CommandSet request() {
        return request.command();
    }

    /**
     * The request's data set as it arrives, at its end at once if there is none. Its reads return what is at hand, and
     * throw {@link AssociationAborted} if the association ends first. Need not be read to its end, nor closed.
     */
    public InputStream dataSet() {
        return request.dataSet().<InputStream>map(stream -> stream).orElseGet(InputStream::nullInputStream);
    }

    /** Responds without a data set. What was not read of the request's data set is discarded first. */
    public void respond(Status status) throws IOException {
        if (request.dataSet().isPresent()) {
            request.dataSet().get().drain();
        }
        responded = true;
        channel.send(
                request.context().id(), Response.to(request.command(), status).toCommandSet());
    }

    boolean responded() {
        return responded;
    }
}
