package dev.gantry.examples;

import dev.gantry.dicom.net.Association;
import dev.gantry.dicom.net.AssociationListener;
import dev.gantry.dicom.net.AssociationPolicy;
import dev.gantry.dicom.net.AssociationRequest;
import dev.gantry.dicom.net.DicomServer;
import dev.gantry.dicom.net.DicomServerSettings;
import dev.gantry.dicom.net.InstanceFile;
import dev.gantry.dicom.net.StoreScp;
import dev.gantry.dicom.net.command.CommandField;
import dev.gantry.dicom.net.command.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** dicom-net: a receiver that only counts bytes, and a sender: {@code SendAndReceive <file>}. */
public final class SendAndReceive {

    private SendAndReceive() {}

    public static void main(String[] arguments) throws IOException {
        try (DicomServer server = receiver(System.out)) {
            System.out.println("answered: " + send(server.address(), Path.of(arguments[0])));
        }
    }

    static DicomServer receiver(PrintStream out) throws IOException {
        // region:receive
        StoreScp storage = new StoreScp((request, dataSet) -> {
            long bytes = dataSet.transferTo(OutputStream.nullOutputStream());
            out.println("received " + request.sopInstanceUid() + ", " + bytes + " bytes");
            return Status.SUCCESS;
        });
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        DicomServer server = DicomServer.start(
                DicomServerSettings.at(address),
                AssociationPolicy.accepting(abstractSyntax -> true),
                Map.of(CommandField.C_STORE_RQ, storage),
                AssociationListener.NONE);
        // endregion
        return server;
    }

    static Status send(InetSocketAddress address, Path path) throws IOException {
        // region:send
        InstanceFile file = InstanceFile.of(path);
        AssociationRequest request = AssociationRequest.of("EXAMPLE", "ANY-SCP").proposing(List.of(file));
        try (Association association = Association.connect(address, request)) {
            return association.store(file);
        }
        // endregion
    }
}
