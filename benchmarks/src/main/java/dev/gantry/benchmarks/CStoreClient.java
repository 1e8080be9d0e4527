package dev.gantry.benchmarks;

import dev.gantry.dicom.net.Association;
import dev.gantry.dicom.net.AssociationRequest;
import java.io.IOException;
import java.util.List;

/** One association that stores prepared instances. */
final class CStoreClient implements Load.Client {
    private final Association association;
    private final List<Prepared> instances;

    private CStoreClient(Association association, List<Prepared> instances) {
        this.association = association;
        this.instances = instances;
    }

    static CStoreClient connect(Peer peer, List<Prepared> instances) throws IOException {
        AssociationRequest request = AssociationRequest.of("BENCH", peer.aet());
        for (Prepared.Syntax syntax : Prepared.syntaxes(instances)) {
            request = request.proposing(syntax.sopClassUid(), syntax.transferSyntaxUid());
        }
        return new CStoreClient(Association.connect(peer.dicom(), request), instances);
    }

    @Override
    public long request(int index) throws IOException {
        Prepared instance = instances.get(index);
        var status = association.store(
                instance.syntax().sopClassUid(),
                instance.sopInstanceUid(),
                instance.syntax().transferSyntaxUid(),
                instance.dataset().asInputStream());
        if (status.code() != 0) {
            throw new IOException("C-STORE was answered with " + status);
        }
        return instance.dataset().length();
    }

    @Override
    public void close() throws IOException {
        association.release();
    }
}
