package dev.gantry.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.dicom.net.Association;
import dev.gantry.dicom.net.AssociationRequest;
import dev.gantry.dicom.net.command.Status;
import dev.gantry.dicom.testkit.SyntheticInstance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a running server as its users do. */
public final class GantryClient implements AutoCloseable {
    private static final String BOUNDARY = "between-the-parts";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final GantryProcess gantry;

    public GantryClient(GantryProcess gantry) {
        this.gantry = gantry;
    }

    /** C-STORE in an association of its own. */
    public Status cStore(SyntheticInstance instance) throws IOException {
        return cStore(instance, instance.datasetBytes().asInputStream());
    }

    /** C-STORE of other bytes than the instance's. */
    public Status cStore(SyntheticInstance instance, InputStream dataset) throws IOException {
        AssociationRequest request = AssociationRequest.of("MODALITY", gantry.aeTitle())
                .proposing(instance.sopClassUid(), instance.syntax().uid());
        try (Association association = Association.connect(gantry.dimse(), request)) {
            return association.store(
                    instance.sopClassUid(),
                    instance.sopInstanceUid(),
                    instance.syntax().uid(),
                    dataset);
        }
    }

    /** STOW-RS of one file. */
    public HttpResponse<String> stow(byte[] file) throws IOException {
        return stow(BodyPublishers.ofByteArray(file));
    }

    /** STOW-RS of a file that is made while it is sent. */
    public HttpResponse<String> stow(Supplier<InputStream> file) throws IOException {
        return stow(BodyPublishers.ofInputStream(file));
    }

    private HttpResponse<String> stow(HttpRequest.BodyPublisher file) throws IOException {
        return text(HttpRequest.newBuilder(gantry.dicomweb("studies"))
                .header("Content-Type", "application/dicom")
                .header("Accept", "application/dicom+json")
                .POST(file));
    }

    /** An upload as a browser's form sends it. */
    public HttpResponse<String> upload(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                            + file.getKey() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(UTF_8));
            body.write(file.getValue());
            body.write("\r\n".getBytes(UTF_8));
        }
        body.write(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return text(HttpRequest.newBuilder(gantry.http("uploads"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** A resource as JSON; nothing, when the answer is 204. */
    public JsonNode json(URI resource) throws IOException {
        HttpResponse<String> answer = text(HttpRequest.newBuilder(resource).GET());
        if (answer.statusCode() >= 300) {
            throw new IOException(resource.getPath() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.statusCode() == 204 ? JSON.createArrayNode() : JSON.readTree(answer.body());
    }

    /** QIDO-RS below {@code /dicomweb}, its query included. */
    public JsonNode find(String path) throws IOException {
        return json(gantry.dicomweb(path));
    }

    /** A resource as it comes, whatever the status. */
    public HttpResponse<byte[]> bytes(URI resource, String accept) throws IOException {
        return send(
                HttpRequest.newBuilder(resource).header("Accept", accept).GET(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** An instance's file, as it is stored. */
    public byte[] file(SyntheticInstance instance) throws IOException {
        return file("studies/" + instance.studyInstanceUid() + "/series/" + instance.seriesInstanceUid() + "/instances/"
                + instance.sopInstanceUid());
    }

    /** The file of an instance by its path below {@code /dicomweb}, as it is stored. */
    public byte[] file(String path) throws IOException {
        HttpResponse<byte[]> answer = send(
                HttpRequest.newBuilder(gantry.dicomweb(path))
                        .header("Accept", "application/dicom; transfer-syntax=*")
                        .GET(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** A resource below {@code /dicomweb} as it streams in. */
    public InputStream open(String path, String accept) throws IOException {
        HttpResponse<InputStream> answer = send(
                HttpRequest.newBuilder(gantry.dicomweb(path))
                        .header("Accept", accept)
                        .GET(),
                HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Deletes what a path below {@code /dicomweb} names. */
    public void delete(String path) throws IOException {
        HttpResponse<String> answer =
                text(HttpRequest.newBuilder(gantry.dicomweb(path)).DELETE());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
    }

    /** The data set of a file by its path, without what PS3.10 7.1 puts before it. */
    public byte[] dataset(String path) throws IOException {
        byte[] file = file(path);
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int afterGroupLength = 132 + 12; // PS3.10 7.1: (0002,0000) UL comes first
        return Arrays.copyOfRange(file, afterGroupLength + header.getInt(afterGroupLength - 4), file.length);
    }

    /** The work queue. */
    public JsonNode queue() throws IOException {
        return json(gantry.http("admin/queue"));
    }

    public HttpResponse<String> get(String path) throws IOException {
        return text(HttpRequest.newBuilder(gantry.http(path)).GET());
    }

    @Override
    public void close() {
        http.close();
    }

    HttpResponse<String> text(HttpRequest.Builder request) throws IOException {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            return http.send(request.build(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
