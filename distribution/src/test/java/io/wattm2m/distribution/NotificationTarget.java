// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A plain HTTP server that takes notifications. Thread-safe. */
final class NotificationTarget implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    NotificationTarget() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    /** Where it listens. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** What it has been told, oldest first: the members of {@code m2m:sgn}. */
    List<JsonNode> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        received.add(JSON.readTree(exchange.getRequestBody()).path("m2m:sgn"));
        exchange.getResponseHeaders().set("X-M2M-RSC", "2000");
        exchange.getResponseHeaders().set("X-M2M-RI", exchange.getRequestHeaders().getFirst("X-M2M-RI"));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}
