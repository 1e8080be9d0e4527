package dev.gantry.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.IntFunction;

/** One HTTP/1.1 connection that sends prepared requests and reads the answers to their end. */
final class HttpLoadClient implements Load.Client {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final IntFunction<HttpRequest> requests;
    private final byte[] buffer = new byte[128 << 10];

    HttpLoadClient(IntFunction<HttpRequest> requests) {
        this.requests = requests;
    }

    /** @return the bytes of the request's body, or of the answer's when the request has none */
    @Override
    public long request(int index) throws IOException, InterruptedException {
        HttpRequest request = requests.apply(index);
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        long received = 0;
        try (InputStream body = response.body()) {
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                received += n;
            }
        }
        if (response.statusCode() >= 300) {
            throw new IOException(request.uri().getPath() + " was answered with " + response.statusCode());
        }
        return request.bodyPublisher()
                .map(HttpRequest.BodyPublisher::contentLength)
                .filter(length -> length > 0)
                .orElse(received);
    }

    @Override
    public void close() {
        http.close();
    }
}
