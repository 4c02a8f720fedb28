// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.fault;

import io.wattm2m.benchmark.wire.Documents;
import io.wattm2m.cse.codec.JsonDocuments;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/** A subscriber over HTTP that remembers what it was told, by the path that it was told at. Thread-safe. */
final class Target extends Handler.Abstract implements AutoCloseable {
    private static final JsonDocuments JSON = new JsonDocuments();
    private final Map<String, List<String>> told = new ConcurrentHashMap<>();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    Target() {
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        server.setHandler(this);
        LifeCycle.start(server);
    }

    /** Where to tell it something under this name. */
    String address(String name) {
        return "http://127.0.0.1:" + connector.getLocalPort() + "/" + name;
    }

    /** The contents of the instances it was told of under this name, in that order, repetitions among them. */
    List<String> told(String name) {
        List<String> list = list("/" + name);
        synchronized (list) {
            return List.copyOf(list);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        Object document = JSON.read(Content.Source.asInputStream(request).readAllBytes());
        content(document).ifPresent(content -> {
            List<String> list = list(Request.getPathInContext(request));
            synchronized (list) {
                list.add(content);
            }
        });
        response.getHeaders().put("X-M2M-RSC", "2000");
        response.getHeaders().put("X-M2M-RI", request.getHeaders().get("X-M2M-RI"));
        callback.succeeded();
        return true;
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    private List<String> list(String path) {
        return told.computeIfAbsent(path, same -> new ArrayList<>());
    }

    private static Optional<String> content(Object document) {
        return Documents.at(document, "m2m:sgn", "nev", "rep", "m2m:cin", "con").map(String::valueOf);
    }
}
