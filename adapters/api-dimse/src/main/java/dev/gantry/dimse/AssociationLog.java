package dev.gantry.dimse;

import dev.gantry.dicom.net.AssociationAborted;
import dev.gantry.dicom.net.AssociationInfo;
import dev.gantry.dicom.net.AssociationListener;
import dev.gantry.dicom.net.pdu.Pdu;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what becomes of associations to the log. */
final class AssociationLog implements AssociationListener {

    private static final Logger LOG = LoggerFactory.getLogger(AssociationLog.class);

    /** Of a failure's stack, so much is logged. Its message is not: it might quote a value of a data set. */
    private static final int FRAMES = 12;

    @Override
    public void established(AssociationInfo association) {
        LOG.debug("association from {} ({})", association.callingAet(), association.implementation());
    }

    @Override
    public void released(AssociationInfo association) {
        LOG.debug("association from {} released", association.callingAet());
    }

    @Override
    public void rejected(Pdu.AssociateRq request, InetSocketAddress peer, Pdu.AssociateRj rejection) {
        LOG.warn("association from {} at {} rejected: {}", request.callingAet(), peer, rejection);
    }

    @Override
    public void aborted(InetSocketAddress peer, Optional<AssociationInfo> association, AssociationAborted reason) {
        String caller = association.map(AssociationInfo::callingAet).orElse("?");
        LOG.info("association from {} at {} ended: {}", caller, peer, reason.getMessage());
    }

    @Override
    public void failed(InetSocketAddress peer, Exception failure) {
        String stack = String.join(
                " < ",
                Arrays.stream(failure.getStackTrace())
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .toList());
        LOG.error("request from {} failed: {} at {}", peer, failure.getClass().getName(), stack);
    }
}
