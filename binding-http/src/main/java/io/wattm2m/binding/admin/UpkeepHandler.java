// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.admin;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Upkeep;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What operators ask: {@code /health} and {@code /ready}, which everybody may; {@code /admin/metrics}, which programs
 * on this machine may and otherwise the administrator; {@code /admin/backup}, which only the administrator may.
 * Everything else goes on to the wrapped handler. Thread-safe; each request has a virtual thread, of which this is the
 * root.
 */
public final class UpkeepHandler extends Handler.Wrapper {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepHandler.class);
    private static final String HEALTH = "/health";
    private static final String READY = "/ready";
    private static final String METRICS = "/admin/metrics";
    private static final String BACKUP = "/admin/backup";
    private static final Map<String, String> METHODS =
            Map.of(HEALTH, "GET", READY, "GET", METRICS, "GET", BACKUP, "POST");
    private final Administrators administrators;
    private final Upkeep upkeep;

    /** What these administrators and everybody else may ask. */
    public UpkeepHandler(Administrators administrators, Upkeep upkeep) {
        this.administrators = requireNonNull(administrators, "administrators is null");
        this.upkeep = requireNonNull(upkeep, "upkeep is null");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
        String method = METHODS.get(path);
        if (method == null) {
            return super.handle(request, response, callback);
        }
        try {
            if (request.getMethod().equals(method)) {
                serve(path, request, response);
            } else {
                Answer.notAllowed(method).send(response);
            }
            callback.succeeded();
        } catch (IOException e) {
            // whoever asked has gone
            callback.failed(e);
        }
        return true;
    }

    /** The one place where failures become answers. */
    private void serve(String path, Request request, Response response) throws IOException {
        try {
            switch (path) {
                case HEALTH -> Answer.of(200, Map.of("status", "up")).send(response);
                case READY -> readiness(upkeep.problems()).send(response);
                case METRICS -> metrics(request, response);
                default -> backup(request, response);
            }
        } catch (RequestFailure failure) {
            refuse(response, failure);
        } catch (RuntimeException e) {
            LOG.error("{} failed", path, e);
            refuse(response, new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                    "internal error; the log of the CSE has it"));
        }
    }

    private static void refuse(Response response, RequestFailure failure) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("the answer breaks off: " + failure.text(), failure);
        }
        Answer.problem(failure).send(response);
    }

    private static Answer readiness(List<String> problems) {
        return problems.isEmpty() ? Answer.of(200, Map.of("status", "ready"))
                : Answer.of(503, Map.of("status", "not ready", "problems", problems));
    }

    private void metrics(Request request, Response response) throws IOException {
        administrators.admittedToRead(request);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            out.write(upkeep.figures().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void backup(Request request, Response response) throws IOException {
        LOG.info("backup begun by {}", administrators.admitted(request));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/zip");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        OutputStream out = Content.Sink.asOutputStream(response);
        upkeep.backup(out);
        out.close(); // only now: half a backup must not look like a whole one
        LOG.info("backup complete");
    }
}
