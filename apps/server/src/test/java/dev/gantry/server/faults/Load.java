package dev.gantry.server.faults;

import dev.gantry.dicom.Dataset;
import dev.gantry.dicom.Tag;
import dev.gantry.dicom.UID;
import dev.gantry.dicom.net.Association;
import dev.gantry.dicom.net.AssociationRequest;
import dev.gantry.dicom.testkit.Modality;
import dev.gantry.dicom.testkit.SyntheticInstance;
import dev.gantry.dicom.testkit.SyntheticInstances;
import dev.gantry.server.GantryClient;
import dev.gantry.server.GantryProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Senders that send until they are told to stop or the server is gone: associations, each with a study of its own, and a
 * sender of STOW. Most instances are small; some are slices of a CT or cines, some are sent twice, some are sent again
 * with a change, and some are sent by several senders at a time.
 */
final class Load implements AutoCloseable {
    private static final int SHARED_STUDY = 999;

    private final GantryProcess gantry;
    private final Ledger ledger;
    private final long seed;
    private final List<Thread> senders = new ArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean stopped;

    private Load(GantryProcess gantry, Ledger ledger, long seed) {
        this.gantry = gantry;
        this.ledger = ledger;
        this.seed = seed;
    }

    /** Starts so many associations and one sender of STOW. */
    static Load start(GantryProcess gantry, Ledger ledger, long seed, int associations) {
        Load load = new Load(gantry, ledger, seed);
        for (int number = 1; number <= associations; number++) {
            int sender = number;
            load.senders.add(Thread.ofVirtual().name("SENDER" + sender).start(() -> load.sendByDimse(sender)));
        }
        load.senders.add(Thread.ofVirtual().name("STOW").start(load::sendByStow));
        return load;
    }

    /** Answers that were no success. */
    int refusals() {
        return refusals.get();
    }

    /** Lets each sender finish what it is sending. */
    @Override
    public void close() {
        stopped = true;
        for (Thread sender : senders) {
            try {
                sender.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How one instance goes out. */
    @FunctionalInterface
    private interface Way {
        boolean send(SyntheticInstance instance, byte[] dataset) throws IOException;
    }

    private void sendByDimse(int sender) {
        while (!stopped && gantry.handle().isAlive()) {
            try (Association association = Association.connect(gantry.dimse(), request("SENDER" + sender))) {
                send(
                        sender,
                        (instance, dataset) -> association
                                .store(
                                        instance.sopClassUid(),
                                        instance.sopInstanceUid(),
                                        instance.syntax().uid(),
                                        new ByteArrayInputStream(dataset))
                                .isSuccess());
            } catch (IOException lost) {
                // The server is gone, or let go of this association: begin again if it is there.
            }
        }
    }

    private void sendByStow() {
        try (GantryClient client = new GantryClient(gantry)) {
            while (!stopped && gantry.handle().isAlive()) {
                try {
                    send(
                            0,
                            (instance, dataset) ->
                                    client.stow(instance.part10().toArray()).statusCode() == 200);
                } catch (IOException lost) {
                    // as above
                }
            }
        }
    }

    private AssociationRequest request(String callingAet) {
        AssociationRequest request = AssociationRequest.of(callingAet, gantry.aeTitle());
        for (Modality modality : List.of(Modality.CT, Modality.MR, Modality.US, Modality.SR)) {
            request = request.proposing(modality.sopClassUid(), UID.ExplicitVRLittleEndian);
        }
        return request;
    }

    private void send(int sender, Way way) throws IOException {
        Random random = new Random(seed * 31 + sender);
        for (int number = 1; !stopped; number++) {
            SyntheticInstance instance = next(random, sender, number);
            send(instance, way);
            if (random.nextInt(8) == 0) {
                send(instance, way);
            } else if (random.nextInt(8) == 0 && !isShared(instance)) {
                send(changed(instance), way);
            }
        }
    }

    private void send(SyntheticInstance instance, Way way) throws IOException {
        byte[] dataset = instance.datasetBytes().toArray();
        ledger.tried(instance, dataset);
        if (way.send(instance, dataset)) {
            ledger.acknowledged(instance, dataset);
        } else {
            refusals.incrementAndGet();
        }
    }

    private SyntheticInstance next(Random random, int sender, int number) {
        int kind = random.nextInt(40);
        if (kind == 0) {
            return instances(sender, Modality.US).instance(1, number);
        }
        if (kind <= 3) {
            return instances(sender, Modality.CT).instance(1, number);
        }
        if (kind <= 8) {
            return instances(sender, Modality.SR).instance(1, number);
        }
        if (kind <= 12) {
            return instances(SHARED_STUDY, Modality.MR).withSize(32, 32).instance(1, number);
        }
        return instances(sender, Modality.MR).withSize(32, 32).instance(1, number);
    }

    private SyntheticInstances instances(int study, Modality modality) {
        return SyntheticInstances.seeded(seed * 1_000 + study).of(modality);
    }

    private boolean isShared(SyntheticInstance instance) {
        return instance.studyInstanceUid()
                .equals(instances(SHARED_STUDY, Modality.MR).studyInstanceUid());
    }

    private static SyntheticInstance changed(SyntheticInstance instance) {
        Dataset other = instance.dataset().toBuilder()
                .string(Tag.SeriesDescription, "Synthetic, corrected")
                .build();
        return new SyntheticInstance(other, instance.syntax());
    }
}
