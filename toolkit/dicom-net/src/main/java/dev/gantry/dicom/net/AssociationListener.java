package dev.gantry.dicom.net;

import dev.gantry.dicom.net.pdu.Pdu;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Told what becomes of associations, for logs and metrics. Called on the association's own thread, so by many threads,
 * and must neither block nor throw. Nothing passed here is patient data, but AE titles are the peer's own words.
 */
public interface AssociationListener {

    AssociationListener NONE = new AssociationListener() {};

    default void established(AssociationInfo association) {}

    default void released(AssociationInfo association) {}

    default void rejected(Pdu.AssociateRq request, InetSocketAddress peer, Pdu.AssociateRj rejection) {}

    /** @param association empty if it ended before it was established */
    default void aborted(InetSocketAddress peer, Optional<AssociationInfo> association, AssociationAborted reason) {}

    /** A service threw, or this library is at fault; a service's failure was answered with a processing failure. */
    default void failed(InetSocketAddress peer, Exception failure) {}
}
