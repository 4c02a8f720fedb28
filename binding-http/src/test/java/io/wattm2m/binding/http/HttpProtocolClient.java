// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An application on the JDK's own HTTP client and server. */
final class HttpProtocolClient implements ProtocolClient {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    private final URI cse;
    private final HttpServer listener;

    HttpProtocolClient(URI cse) {
        this.cse = cse;
        try {
            listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.createContext("/", this::receive);
        listener.setExecutor(Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()));
        listener.start();
    }

    @Override
    public ResponsePrimitive send(RequestPrimitive request) {
        byte[] body = RequestMapping.message(request).document()
                .map(document -> Bodies.write("application/json", document)).orElseGet(() -> new byte[0]);
        return send(request, body);
    }

    @Override
    public ResponsePrimitive sendBody(RequestPrimitive request, String body) {
        return send(request, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public URI notificationUrl() {
        return URI.create(base() + "/hook");
    }

    @Override
    public URI pointOfAccess(String aeId) {
        return URI.create(base());
    }

    @Override
    public List<RequestPrimitive> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        client.close();
        listener.stop(0);
    }

    private ResponsePrimitive send(RequestPrimitive request, byte[] body) {
        RequestMessage message = RequestMapping.message(request);
        String query = message.query().isEmpty() ? "" : "?" + message.query();
        HttpRequest.Builder out = HttpRequest.newBuilder(URI.create(cse + message.path() + query))
                .timeout(Duration.ofSeconds(30)).method(message.method(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        message.headers().map().forEach((name, values) -> out.header(name, values.getFirst()));
        try {
            return response(client.send(out.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ResponsePrimitive response(HttpResponse<byte[]> in) {
        Map<String, Object> parameters = HeaderFields.responseParameters(in.headers());
        in.headers().firstValue("X-M2M-RSC").ifPresent(code -> parameters.put("rsc", code));
        if (in.body().length > 0) {
            parameters.put("pc", Bodies.read(ContentFormat.JSON, in.body()));
        }
        return PrimitiveCodec.response(parameters);
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add(notification(exchange, body));
        exchange.getResponseHeaders().set("X-M2M-RSC", "2000");
        exchange.getResponseHeaders().set("X-M2M-RI", exchange.getRequestHeaders().getFirst("X-M2M-RI"));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @SuppressWarnings("unchecked") // the document model has no other maps
    private RequestPrimitive notification(HttpExchange exchange, byte[] body) {
        Content content = PrimitiveCodec.content((Map<String, Object>) Bodies.read(ContentFormat.JSON, body));
        String origin = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-M2M-Origin")).orElse("");
        return RequestPrimitive.notify(origin, base() + exchange.getRequestURI(), content);
    }

    private String base() {
        return "http://127.0.0.1:" + listener.getAddress().getPort();
    }
}
