package dev.gantry.server.training;

import dev.gantry.dicom.UID;
import dev.gantry.dicom.net.Association;
import dev.gantry.dicom.net.AssociationRequest;
import dev.gantry.dicom.net.command.Status;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A few seconds of a server's day: clients side by side that store slices by C-STORE and by STOW-RS, search, and read
 * back metadata, frames and instances. Anything that is not answered with success ends it.
 */
public final class Rehearsal {
    private static final int CLIENTS = 4;
    private static final int ROUNDS = 150;
    private static final String BOUNDARY = "gantry-rehearsal";

    private final InetSocketAddress dicom;
    private final String aeTitle;
    private final URI dicomWeb;

    /** @param dicomWeb the service's root, without a slash at its end */
    public Rehearsal(InetSocketAddress dicom, String aeTitle, URI dicomWeb) {
        this.dicom = dicom;
        this.aeTitle = aeTitle;
        this.dicomWeb = dicomWeb;
    }

    /** Returns when every client has done its share. */
    public void run() throws IOException, InterruptedException {
        List<Future<?>> shares = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int client = 0; client < CLIENTS; client++) {
                Slices byDimse = new Slices(2 * client);
                Slices byStow = new Slices(2 * client + 1);
                shares.add(clients.submit(() -> {
                    share(byDimse, byStow);
                    return byStow;
                }));
            }
            for (Future<?> share : shares) {
                share.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the rehearsal failed: " + e.getCause(), e.getCause());
        }
    }

    private void share(Slices byDimse, Slices byStow) throws IOException, InterruptedException {
        AssociationRequest request =
                AssociationRequest.of("REHEARSAL", aeTitle).proposing(UID.CTImageStorage, UID.ExplicitVRLittleEndian);
        try (Association association = Association.connect(dicom, request);
                HttpClient http = HttpClient.newHttpClient()) {
            for (int round = 0; round < ROUNDS; round++) {
                store(association, byDimse.next());
                store(http, byStow.next());
                read(http, byStow.resource());
            }
        }
    }

    private static void store(Association association, Slices.Slice slice) throws IOException {
        Status status = association.store(
                UID.CTImageStorage,
                slice.sopInstanceUid(),
                UID.ExplicitVRLittleEndian,
                slice.dataSet().asInputStream());
        if (!status.equals(Status.SUCCESS)) {
            throw new IOException("C-STORE was answered with " + status);
        }
    }

    private void store(HttpClient http, Slices.Slice slice) throws IOException, InterruptedException {
        send(
                http,
                HttpRequest.newBuilder(URI.create(dicomWeb + "/studies"))
                        .header("Content-Type", "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY)
                        .header("Accept", "application/dicom+json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(slice.multipart(BOUNDARY))));
    }

    private void read(HttpClient http, Slices.Resource of) throws IOException, InterruptedException {
        String json = "application/dicom+json";
        get(http, "/studies?limit=25", json);
        get(http, "/studies?PatientID=" + of.patientId(), json);
        get(http, of.series() + "/metadata", json);
        get(http, of.instance() + "/frames/1", "multipart/related; type=\"application/octet-stream\"");
        get(http, of.instance(), "multipart/related; type=\"application/dicom\"");
    }

    private void get(HttpClient http, String resource, String accept) throws IOException, InterruptedException {
        send(http, HttpRequest.newBuilder(URI.create(dicomWeb + resource)).header("Accept", accept));
    }

    private static void send(HttpClient http, HttpRequest.Builder request) throws IOException, InterruptedException {
        int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != 200) {
            throw new IOException("HTTP was answered with " + status);
        }
    }
}
