// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Applications behind connections: one that all send on and that is the administrator's, one of each application that
 * listens; and a web server that notifications can be sent to.
 */
final class WebSocketProtocolClient implements ProtocolClient {
    private final List<Application> listening = new CopyOnWriteArrayList<>();
    private final List<RequestPrimitive> hooked = new CopyOnWriteArrayList<>();
    private final WebServer server = new WebServer(true, this::hook);
    private final Application sending;
    private final URI cse;

    WebSocketProtocolClient(URI cse) {
        this.cse = cse;
        this.sending = Application.of(cse, "CAdmin");
    }

    @Override
    public ResponsePrimitive send(RequestPrimitive request) {
        return sending.send(request);
    }

    @Override
    public ResponsePrimitive sendBody(RequestPrimitive request, byte[] body) {
        Map<String, Object> parameters = new LinkedHashMap<>(PrimitiveCodec.parameters(request));
        parameters.remove("pc");
        String head = Application.text(parameters);
        return sending.send(request.requestIdentifier(),
                head.substring(0, head.length() - 1) + ",\"pc\":" + new String(body, StandardCharsets.UTF_8) + "}");
    }

    @Override
    public URI notificationUrl() {
        return server.uri("/hook");
    }

    @Override
    public URI pointOfAccess(String aeId) {
        listening.add(Application.of(cse, aeId));
        return URI.create("ws://application.invalid"); // nobody can connect to it, it has connected itself
    }

    @Override
    public List<RequestPrimitive> received() {
        return Stream.concat(hooked.stream(), listening.stream().flatMap(each -> each.received.stream())).toList();
    }

    @Override
    public ContentFormat formatOf(RequestPrimitive notification) {
        return ContentFormat.JSON;
    }

    @Override
    public void close() {
        listening.forEach(Application::close);
        sending.close();
        server.close();
    }

    @SuppressWarnings("unchecked") // the document model has no other maps
    private String hook(String message) {
        RequestPrimitive request = PrimitiveCodec.request((Map<String, Object>) Application.DOCUMENTS
                .read(message.getBytes(StandardCharsets.UTF_8)));
        hooked.add(request);
        return Application.text(Map.of("rsc", 2000L, "rqi", request.requestIdentifier()));
    }
}
