// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.Standard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpFields;

/** An application on the JDK's own HTTP client and server. */
final class HttpProtocolClient implements ProtocolClient {
    private final HttpClient client;
    private final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    private final Map<String, ContentFormat> formats = new ConcurrentHashMap<>();
    private final Bodies bodies = new Bodies(Standard.SERIALISATIONS);
    private final URI cse;
    private final ContentFormat format;
    private final String token;
    private final HttpServer listener;

    HttpProtocolClient(URI cse, ContentFormat format) {
        this(cse, format, "", HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), plain());
    }

    /** One that speaks TLS both ways and shows a token; over HTTP/2, since the server offers it. */
    HttpProtocolClient(URI cse, ContentFormat format, SSLContext tls, String token) {
        this(cse, format, token, HttpClient.newBuilder().sslContext(tls).build(), secured(tls));
    }

    private HttpProtocolClient(URI cse, ContentFormat format, String token, HttpClient client, HttpServer listener) {
        this.cse = cse;
        this.format = format;
        this.token = token;
        this.client = client;
        this.listener = listener;
        bind();
        listener.createContext("/", this::receive);
        listener.setExecutor(Executors.newVirtualThreadPerTaskExecutor()); // each connection keeps a thread waiting
        listener.start();
    }

    @Override
    public ResponsePrimitive send(RequestPrimitive request) {
        byte[] body = RequestMapping.message(request, format).document()
                .map(document -> bodies.write(format.mediaType(), document)).orElseGet(() -> new byte[0]);
        return sendBody(request, body);
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
    public ContentFormat formatOf(RequestPrimitive notification) {
        return formats.get(notification.requestIdentifier());
    }

    @Override
    public void close() {
        client.close();
        listener.stop(0);
    }

    @Override
    public ResponsePrimitive sendBody(RequestPrimitive request, byte[] body) {
        RequestMessage message = RequestMapping.message(request, format);
        String query = message.query().isEmpty() ? "" : "?" + message.query();
        HttpRequest.Builder out = HttpRequest.newBuilder(URI.create(cse + message.path() + query))
                .timeout(Duration.ofSeconds(30)).method(message.method(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        message.headers().forEach(field -> out.header(field.getName(), field.getValue()));
        if (!token.isEmpty()) {
            out.header("Authorization", "Bearer " + token);
        }
        try {
            return response(client.send(out.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ResponsePrimitive response(HttpResponse<byte[]> in) {
        HttpFields.Mutable headers = HttpFields.build();
        in.headers().map().forEach(headers::put);
        Map<String, Object> parameters = HeaderFields.responseParameters(headers);
        in.headers().firstValue("X-M2M-RSC").ifPresent(code -> parameters.put("rsc", code));
        if (in.body().length > 0) {
            parameters.put("pc", read(in.headers().firstValue("Content-Type").orElse(""), in.body()));
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
        ContentFormat written = ContentFormat.ofMediaType(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElseThrow();
        Content content =
                PrimitiveCodec.content((Map<String, Object>) bodies.read(written, body, Operation.NOTIFY));
        String origin = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-M2M-Origin")).orElse("");
        RequestPrimitive request = RequestPrimitive.notify(origin, base() + exchange.getRequestURI(), content);
        formats.put(request.requestIdentifier(), written);
        String category = exchange.getRequestHeaders().getFirst("X-M2M-EC");
        return category == null ? request : request.with("ec", category);
    }

    /** Reads what is in the wanted format; anything else was not asked for. */
    private Object read(String mediaType, byte[] body) {
        if (ContentFormat.ofMediaType(mediaType).filter(format::equals).isEmpty()) {
            throw new IllegalStateException(mediaType + " instead of " + format);
        }
        return bodies.read(format, body, Operation.RETRIEVE);
    }

    private static HttpServer plain() {
        try {
            return HttpServer.create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer secured(SSLContext tls) {
        try {
            HttpsServer server = HttpsServer.create();
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bind() {
        try {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String base() {
        return cse.getScheme() + "://127.0.0.1:" + listener.getAddress().getPort();
    }
}
