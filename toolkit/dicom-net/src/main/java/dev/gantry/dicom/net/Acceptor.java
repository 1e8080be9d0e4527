package dev.gantry.dicom.net;

import java.util.Map;
import java.util.concurrent.Semaphore;

/** What all associations of a server share. */
record Acceptor(
        DicomServerSettings settings,
        AssociationPolicy policy,
        Map<Integer, DimseService> services,
        AssociationListener listener,
        AssociationTally tally,
        Semaphore slots) {}
