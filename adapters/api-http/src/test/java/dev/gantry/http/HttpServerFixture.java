package dev.gantry.http;

import dev.gantry.http.edge.HttpSettings;
import dev.gantry.store.catalog.HeapCatalog;
import dev.gantry.store.ingest.DurableIngest;
import dev.gantry.store.ingest.Ingest;
import dev.gantry.store.ingest.IngestLimits;
import dev.gantry.store.object.HeapObjectStore;
import dev.gantry.store.object.ObjectStore;
import dev.gantry.store.processing.Processing;
import dev.gantry.store.retrieve.Deletion;
import dev.gantry.store.retrieve.Retrieve;
import dev.gantry.store.search.Search;
import dev.gantry.store.work.HeapWorkQueue;
import dev.gantry.store.work.RetryPolicy;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The HTTP API in a real container on a free port, with the domain's fakes behind it. */
public final class HttpServerFixture implements AutoCloseable {
    /** Small limits, so that tests reach them. */
    public static final HttpSettings SETTINGS =
            new HttpSettings(5, 1024, 20, 512L << 20, 500, List.of("http://viewer.test:3000"));

    private final HeapCatalog catalog = new HeapCatalog();
    private final HeapWorkQueue queue = new HeapWorkQueue(RetryPolicy.DEFAULT);
    private final Server server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    public HttpServerFixture() {
        this(new HeapObjectStore());
    }

    public HttpServerFixture(ObjectStore objects) {
        server = new Server(new QueuedThreadPool(16));
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        GenericWebApplicationContext beans = new GenericWebApplicationContext();
        Ingest ingest = new DurableIngest(
                objects, catalog, item -> queue.send(List.of(item)), IngestLimits.DEFAULT, Clock.systemUTC());
        beans.registerBean(HttpSettings.class, () -> SETTINGS);
        beans.registerBean(Ingest.class, () -> ingest);
        beans.registerBean(Search.class, () -> new Search(catalog, new Retrieve(catalog, objects)));
        beans.registerBean(Retrieve.class, () -> new Retrieve(catalog, objects));
        beans.registerBean(Deletion.class, () -> new Deletion(catalog, objects));
        beans.registerBean(Processing.class, () -> new Processing(catalog, queue));
        new AnnotatedBeanDefinitionReader(beans).register(Mvc.class, HttpApi.class);
        start(beans);
    }

    @EnableWebMvc
    static class Mvc {}

    private void start(GenericWebApplicationContext beans) {
        ServletContextHandler handler = new ServletContextHandler("/");
        handler.addServlet(new ServletHolder(new DispatcherServlet(beans)), "/");
        beans.setServletContext(handler.getServletContext());
        beans.refresh();
        for (Filter filter : beans.getBeansOfType(Filter.class).values()) {
            handler.addFilter(new FilterHolder(filter), "/*", null);
        }
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public HeapCatalog catalog() {
        return catalog;
    }

    public HeapWorkQueue queue() {
        return queue;
    }

    public String base() {
        return "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    /** @param headers names and values in turn */
    public HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET().build());
    }

    public HttpResponse<byte[]> delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE().build());
    }

    public HttpResponse<byte[]> post(String path, String contentType, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    public HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base() + path)).timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? request : request.headers(headers);
    }

    @Override
    public void close() throws Exception {
        client.close();
        server.stop();
    }
}
