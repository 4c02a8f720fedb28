// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.testing.Standard;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Applications behind connections: one that all send on and that is the administrator's, one of each application that
 * listens; and a web server that notifications can be sent to.
 */
final class WebSocketProtocolClient implements ProtocolClient {
    private final List<Application> listening = new CopyOnWriteArrayList<>();
    private final List<RequestPrimitive> hooked = new CopyOnWriteArrayList<>();
    private final Map<String, ContentFormat> hookedFormats = new ConcurrentHashMap<>();
    private final WebServer server;
    private final Application sending;
    private final URI cse;
    private final ContentFormat format;
    private final Supplier<WebSocket.Builder> way;

    WebSocketProtocolClient(URI cse, ContentFormat format) {
        this(cse, format, Application.CLIENT::newWebSocketBuilder, Optional.empty());
    }

    /** One that speaks TLS both ways and shows a token in the handshake. */
    static WebSocketProtocolClient secured(URI cse, ContentFormat format, SSLContext tls, String token) {
        HttpClient client = HttpClient.newBuilder().sslContext(tls).build();
        return new WebSocketProtocolClient(cse, format,
                () -> client.newWebSocketBuilder().header("Authorization", "Bearer " + token), Optional.of(tls));
    }

    private WebSocketProtocolClient(URI cse, ContentFormat format, Supplier<WebSocket.Builder> way,
            Optional<SSLContext> tls) {
        this.cse = cse;
        this.format = format;
        this.way = way;
        this.server = new WebServer(true, tls, this::hook);
        this.sending = Application.of(cse, "CAdmin", format, way.get());
    }

    @Override
    public ResponsePrimitive send(RequestPrimitive request) {
        return sending.send(request);
    }

    @Override
    public ResponsePrimitive sendBody(RequestPrimitive request, byte[] body) {
        RequestPrimitive hollow = new RequestPrimitive(request.operation(), request.to(), request.from(),
                request.requestIdentifier(), request.resourceType(), Optional.empty(), request.options(), Map.of(),
                request.peer());
        byte[] head = sending.mapping().write(hollow);
        return sending.send(request.requestIdentifier(), switch (format) {
            case JSON -> joined(head, 1, ",\"pc\":", body, "}");
            case XML -> joined(head, "</m2m:rqp>".length(), "<pc>", body, "</pc></m2m:rqp>");
            case CBOR -> joined(head, 1, "bpc", body, "\u00ff");
        });
    }

    @Override
    public URI notificationUrl() {
        return server.uri("/hook");
    }

    @Override
    public URI pointOfAccess(String aeId) {
        listening.add(Application.of(cse, aeId, format, way.get()));
        return URI.create("ws://application.invalid"); // nobody can connect to it, it has connected itself
    }

    @Override
    public List<RequestPrimitive> received() {
        return Stream.concat(hooked.stream(), listening.stream().flatMap(each -> each.received.stream())).toList();
    }

    @Override
    public ContentFormat formatOf(RequestPrimitive notification) {
        return listening.stream().filter(application -> application.received.contains(notification)).findFirst()
                .map(application -> application.mapping().protocol().format())
                .orElseGet(() -> hookedFormats.get(notification.requestIdentifier()));
    }

    @Override
    public void close() {
        listening.forEach(Application::close);
        sending.close();
        server.close();
    }

    private byte[] hook(Subprotocol protocol, byte[] message) {
        MessageMapping mapping = new MessageMapping(protocol, Standard.SERIALISATIONS);
        Map<String, Object> parameters = mapping.read(message);
        RequestPrimitive request = PrimitiveCodec.request(parameters);
        hookedFormats.put(request.requestIdentifier(), protocol.format());
        hooked.add(request);
        return mapping.write(ResponsePrimitive.of(ResponseStatusCode.OK, request), parameters);
    }

    /** The head without its last bytes, then the rest. */
    private static byte[] joined(byte[] head, int cut, String name, byte[] body, String end) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head, 0, head.length - cut);
        all.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        all.writeBytes(end.getBytes(StandardCharsets.ISO_8859_1));
        return all.toByteArray();
    }
}
