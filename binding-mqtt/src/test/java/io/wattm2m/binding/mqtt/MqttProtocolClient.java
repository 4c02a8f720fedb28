// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Applications behind one connection to the broker of a CSE {@code /id-in}. */
final class MqttProtocolClient implements ProtocolClient {
    private static final String HOOK = "hooks/contract";

    private final JsonDocuments documents = new JsonDocuments();
    private final Map<String, CompletableFuture<ResponsePrimitive>> waiting = new ConcurrentHashMap<>();
    private final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    private final URI cse;
    private final Listening broker;

    MqttProtocolClient(URI cse) {
        this.cse = cse;
        broker = new Listening(cse, "applications", this::arrived);
        broker.subscribe("/oneM2M/resp/+/id-in/#", "/oneM2M/reg_resp/+/id-in/#", HOOK);
    }

    @Override
    public ResponsePrimitive send(RequestPrimitive request) {
        return send(request, documents.write(PrimitiveCodec.parameters(request)));
    }

    @Override
    public ResponsePrimitive sendBody(RequestPrimitive request, String body) {
        Map<String, Object> parameters = new LinkedHashMap<>(PrimitiveCodec.parameters(request));
        parameters.remove("pc");
        String head = new String(documents.write(parameters), StandardCharsets.UTF_8);
        String payload = head.substring(0, head.length() - 1) + ",\"pc\":" + body + "}";
        return send(request, payload.getBytes(StandardCharsets.UTF_8));
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
    public void close() {
        broker.close();
    }

    private ResponsePrimitive send(RequestPrimitive request, byte[] payload) {
        CompletableFuture<ResponsePrimitive> answer = new CompletableFuture<>();
        waiting.put(request.requestIdentifier(), answer);
        String originator = request.from().orElse("credential");
        broker.publish("/oneM2M/" + (request.from().isEmpty() ? "reg_req" : "req") + "/"
                + originator.replaceFirst("^/", "").replace('/', ':') + "/id-in/json", payload);
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void arrived(String topic, byte[] payload) {
        if (topic.contains("resp/")) {
            ResponsePrimitive response = PrimitiveCodec.response(object(payload));
            waiting.get(response.requestIdentifier()).complete(response);
            return;
        }
        RequestPrimitive request = PrimitiveCodec.request(object(payload));
        received.add(request);
        if (topic.startsWith("/oneM2M/req/")) {
            broker.publish(topic.replaceFirst("/req/", "/resp/"),
                    documents.write(Map.of("rsc", 2000L, "rqi", request.requestIdentifier())));
        }
    }

    @SuppressWarnings("unchecked") // the document model has no other maps
    private Map<String, Object> object(byte[] payload) {
        return (Map<String, Object>) documents.read(payload);
    }
}
