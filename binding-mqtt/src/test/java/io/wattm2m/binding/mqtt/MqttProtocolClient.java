// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.testing.Standard;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Applications behind one connection to the broker of a CSE {@code /id-in}. */
final class MqttProtocolClient implements ProtocolClient {
    static final String HOOK = "hooks/contract";
    /** What the topics of those say who have no identifier yet, and who they log in as where that is demanded. */
    static final String CREDENTIAL = "credential";

    private final MqttMapping mapping = new MqttMapping(Standard.SERIALISATIONS);
    private final Map<String, CompletableFuture<ResponsePrimitive>> waiting = new ConcurrentHashMap<>();
    private final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    private final Map<String, ContentFormat> formats = new ConcurrentHashMap<>();
    private final URI cse;
    private final ContentFormat format;
    private final Listening broker;

    MqttProtocolClient(URI cse, ContentFormat format) {
        this(cse, format, Optional.empty());
    }

    MqttProtocolClient(URI cse, ContentFormat format, Optional<Listening.Login> login) {
        this.cse = cse;
        this.format = format;
        broker = new Listening(cse, "applications", login, this::arrived);
        broker.subscribe("/oneM2M/resp/+/id-in/#", "/oneM2M/reg_resp/+/id-in/#", HOOK);
    }

    @Override
    public ResponsePrimitive send(RequestPrimitive request) {
        return send(request, mapping.write(request, format));
    }

    @Override
    public ResponsePrimitive sendBody(RequestPrimitive request, byte[] body) {
        RequestPrimitive hollow = new RequestPrimitive(request.operation(), request.to(), request.from(),
                request.requestIdentifier(), request.resourceType(), Optional.empty(), request.options(), Map.of(),
                request.peer());
        byte[] head = mapping.write(hollow, format);
        return switch (format) {
            case JSON -> send(request, joined(head, 1, ",\"pc\":", body, "}"));
            case XML -> send(request, joined(head, "</m2m:rqp>".length(), "<pc>", body, "</pc></m2m:rqp>"));
            case CBOR -> send(request, joined(head, 1, "bpc", body, "\u00ff"));
        };
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

    @Override
    public URI notificationUrl() {
        return URI.create(cse + "/" + HOOK);
    }

    @Override
    public URI pointOfAccess(String aeId) {
        broker.subscribe("/oneM2M/req/+/" + aeId + "/#", "/oneM2M/req/+/id-in:" + aeId + "/#");
        return cse;
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
        broker.close();
    }

    private ResponsePrimitive send(RequestPrimitive request, byte[] payload) {
        CompletableFuture<ResponsePrimitive> answer = new CompletableFuture<>();
        waiting.put(request.requestIdentifier(), answer);
        String originator = request.from().orElse(CREDENTIAL);
        broker.publish("/oneM2M/" + (request.from().isEmpty() ? "reg_req" : "req") + "/"
                + originator.replaceFirst("^/", "").replace('/', ':') + "/id-in/" + format.shortName(), payload);
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void arrived(String topic, byte[] payload) {
        if (topic.contains("resp/") && topic.endsWith("/" + format.shortName())) {
            ResponsePrimitive response = MqttMapping.response(mapping.readResponse(payload, format));
            waiting.get(response.requestIdentifier()).complete(response);
            return;
        }
        ContentFormat written = Topic.parse(topic).map(Topic::contentFormat).orElseGet(() -> recognised(payload));
        RequestPrimitive request = MqttMapping.request(mapping.read(payload, written));
        formats.put(request.requestIdentifier(), written);
        received.add(request);
        if (topic.startsWith("/oneM2M/req/")) {
            broker.publish(topic.replaceFirst("/req/", "/resp/"),
                    mapping.write(ResponsePrimitive.of(ResponseStatusCode.OK, request), MqttMapping.Parameters.NONE,
                            written));
        }
    }

    /** On a topic that tells nothing the first byte does. */
    private static ContentFormat recognised(byte[] payload) {
        return switch (payload[0]) {
            case '{' -> ContentFormat.JSON;
            case '<' -> ContentFormat.XML;
            default -> ContentFormat.CBOR;
        };
    }
}
