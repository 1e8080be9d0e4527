package dev.gantry.http.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bodies of requests and responses. Their streams fail with a {@link ClientGoneException}, which tells a broken
 * connection from a broken store.
 */
public final class Body {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** What is read of a body that is of no more interest, in bytes; then the connection is closed. */
    private static final long HEARD_OUT = 256L << 20;

    private Body() {}

    /**
     * The stream of a request's body. Closing it reads on for a while, because many a client hears an answer only when
     * it has said all it had to say.
     */
    public static InputStream of(HttpServletRequest request) throws IOException {
        return new Received(request.getInputStream());
    }

    /**
     * The stream of a response's body. It is not to be closed: the container ends an answer when its handler is done,
     * and breaks it off when the handler failed, so that half an answer never looks like a whole one.
     */
    public static OutputStream of(HttpServletResponse response) throws IOException {
        return new Sent(response.getOutputStream());
    }

    /** Answers with a record, or a list of them, as JSON. */
    public static void json(HttpServletResponse response, int status, String contentType, Object body)
            throws IOException {
        byte[] bytes = MAPPER.writeValueAsBytes(body);
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        OutputStream out = of(response);
        out.write(bytes);
    }

    /**
     * Reads a small JSON document.
     *
     * @throws HttpProblem 400 when it is not JSON of that shape, 413 when it is longer than 1 MiB
     */
    public static <T> T json(HttpServletRequest request, Class<T> shape) throws IOException {
        try (InputStream in = of(request)) {
            byte[] bytes = in.readNBytes((1 << 20) + 1);
            if (bytes.length > 1 << 20) {
                throw new HttpProblem(413, "the document is longer than 1 MiB");
            }
            return MAPPER.readValue(bytes, shape);
        } catch (JacksonException e) {
            throw HttpProblem.badRequest("the body is not the JSON document that is expected here");
        }
    }

    private static final class Received extends FilterInputStream {
        Received(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                throw new ClientGoneException(e);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException e) {
                throw new ClientGoneException(e);
            }
        }

        @Override
        public void close() throws IOException {
            byte[] passed = new byte[64 * 1024];
            long left = HEARD_OUT;
            for (int count = 0; count >= 0 && left > 0; left -= count) {
                count = read(passed, 0, passed.length);
            }
            in.close();
        }
    }

    private static final class Sent extends FilterOutputStream {
        Sent(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new ClientGoneException(e);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                throw new ClientGoneException(e);
            }
        }
    }
}
