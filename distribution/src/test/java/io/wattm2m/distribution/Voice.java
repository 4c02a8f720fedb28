// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.option.IntegerOptionDefinition;
import org.eclipse.californium.core.coap.option.MapBasedOptionRegistry;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.coap.option.StringOptionDefinition;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Somebody who proves who he is, and asks the CSE over one of its protocols. For one thread. */
interface Voice extends AutoCloseable {
    ObjectMapper JSON = new ObjectMapper();
    long PATIENCE_S = 30;

    /** Those whose requests have content. */
    Set<Integer> TELLING = Set.of(1, 3);

    /**
     * Asks with an operation (TS-0004 6.3.4.2.5): 1 for CREATE of this type and 3 for UPDATE, with JSON in which '
     * stands for ", 2 for RETRIEVE, 4 for DELETE.
     */
    Answer ask(int operation, String to, int type, String json);

    @Override
    void close();

    /** Retrieves; what is behind {@code ?} are filter criteria. */
    default Answer retrieve(String to) {
        return ask(2, to, 0, "");
    }

    /** Publishes JSON, in which ' stands for ", to a topic; for voices over MQTT. */
    default void publish(String topic, String json) {
        throw new UnsupportedOperationException("only over MQTT");
    }

    /** A response status code and the content. */
    record Answer(int status, String content) {}

    /** By a token, over HTTP. */
    static Voice overHttp(URI cse, String originator, String token) {
        HttpClient client = HttpClient.newHttpClient();
        return new Voice() {
            @Override
            public Answer ask(int operation, String to, int type, String json) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(cse + "/" + to))
                        .headers("X-M2M-Origin", originator, "X-M2M-RI", "1", "X-M2M-RVI", "3", "Authorization",
                                "Bearer " + token, "Accept", "application/json", "Content-Type",
                                "application/json" + (operation == 1 ? ";ty=" + type : ""))
                        .method(List.of("POST", "GET", "PUT", "DELETE").get(operation - 1),
                                BodyPublishers.ofString(json.replace('\'', '"')))
                        .build();
                try {
                    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                    return new Answer(response.headers().firstValue("X-M2M-RSC").map(Integer::parseInt).orElse(0),
                            response.body());
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void close() {
                client.shutdownNow();
            }
        };
    }

    /** By a key, over CoAP with DTLS. */
    static Voice overCoap(URI cse, String originator, String identity, byte[] key) {
        StringOptionDefinition from = new StringOptionDefinition(279, "FR");
        StringOptionDefinition identifier = new StringOptionDefinition(283, "RQI");
        StringOptionDefinition release = new StringOptionDefinition(271, "RVI");
        IntegerOptionDefinition ofType = new IntegerOptionDefinition(267, "TY");
        IntegerOptionDefinition result = new IntegerOptionDefinition(307, "RSC");
        Configuration settings = new Configuration(CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS,
                SystemConfig.DEFINITIONS, DtlsConfig.DEFINITIONS);
        CoapEndpoint endpoint = CoapEndpoint.builder().setConfiguration(settings)
                .setOptionRegistry(new MapBasedOptionRegistry(StandardOptionRegistry.getDefaultOptionRegistry(), from,
                        identifier, release, ofType, result))
                .setConnector(new DTLSConnector(DtlsConnectorConfig.builder(settings)
                        .setAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .setAdvancedPskStore(new AdvancedSinglePskStore(identity, key)).build()))
                .build();
        return new Voice() {
            @Override
            public Answer ask(int operation, String to, int type, String json) {
                Request request = new Request(Code.valueOf(operation == 1 ? 2 : operation == 2 ? 1 : operation));
                request.setURI(cse + "/" + to);
                request.getOptions().addOption(from.create(originator));
                request.getOptions().addOption(identifier.create("1"));
                request.getOptions().addOption(release.create("3"));
                if (operation == 1) {
                    request.getOptions().addOption(ofType.create(type));
                }
                if (TELLING.contains(operation)) {
                    request.getOptions().setContentFormat(MediaTypeRegistry.APPLICATION_JSON);
                    request.setPayload(json.replace('\'', '"'));
                }
                try {
                    endpoint.start();
                    endpoint.sendRequest(request);
                    Response response = request.waitForResponse(TimeUnit.SECONDS.toMillis(PATIENCE_S));
                    return new Answer(response.getOptions().getOthers().stream()
                            .filter(option -> option.getNumber() == result.getNumber()).findFirst().orElseThrow()
                            .getIntegerValue(), response.getPayloadString());
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void close() {
                endpoint.destroy();
            }
        };
    }

    /** By a password, over MQTT. */
    static Voice overMqtt(String broker, String originator, String user, String password) {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        try {
            MqttAsyncClient client =
                    new MqttAsyncClient(broker, "voice-" + UUID.randomUUID(), new MemoryPersistence());
            MqttConnectOptions options = new MqttConnectOptions();
            options.setUserName(user);
            options.setPassword(password.toCharArray());
            client.connect(options).waitForCompletion();
            client.subscribe("/oneM2M/resp/" + originator + "/id-in/json", 1, (topic, message) -> answers
                    .add(new String(message.getPayload(), StandardCharsets.UTF_8))).waitForCompletion();
            return new Voice() {
                @Override
                public Answer ask(int operation, String to, int type, String json) {
                    try {
                        client.publish("/oneM2M/req/" + originator + "/id-in/json",
                                primitive(originator, operation, to, type, json).getBytes(StandardCharsets.UTF_8), 1,
                                false).waitForCompletion();
                        return answer(answers.poll(PATIENCE_S, TimeUnit.SECONDS));
                    } catch (MqttException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public void publish(String topic, String json) {
                    try {
                        client.publish(topic, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 1, false)
                                .waitForCompletion();
                    } catch (MqttException e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public void close() {
                    try {
                        client.disconnectForcibly(0, 500);
                        client.close(true);
                    } catch (MqttException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By a token, over WebSocket. */
    static Voice overWebSocket(URI cse, String originator, String token) {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        HttpClient client = HttpClient.newHttpClient();
        WebSocket socket = client.newWebSocketBuilder().subprotocols("oneM2M.json")
                .header("X-M2M-Origin", originator).header("Authorization", "Bearer " + token)
                .buildAsync(cse.resolve(cse.getPath().isEmpty() ? "/" : cse.getPath()), new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                        text.append(data);
                        if (last) {
                            answers.add(text.toString());
                            text.setLength(0);
                        }
                        return WebSocket.Listener.super.onText(webSocket, data, last);
                    }
                }).join();
        return new Voice() {
            @Override
            public Answer ask(int operation, String to, int type, String json) {
                socket.sendText(primitive(originator, operation, to, type, json), true).join();
                try {
                    return answer(answers.poll(PATIENCE_S, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void close() {
                socket.abort();
                client.shutdownNow();
            }
        };
    }

    /** A request primitive as it stands in a message of its own (TS-0004 8.4). */
    private static String primitive(String originator, int operation, String to, int type, String json) {
        String[] parts = to.split("\\?", 2);
        String criteria = parts.length == 1 ? "" : ",'fc':{'fu':1}";
        String content = (operation == 1 ? ",'ty':" + type : "") + (TELLING.contains(operation) ? ",'pc':" + json : "");
        return ("{'op':" + operation + ",'to':'" + parts[0] + "','fr':'" + originator + "','rqi':'"
                + UUID.randomUUID() + "','rvi':'3'" + criteria + content + "}").replace('\'', '"');
    }

    private static Answer answer(String message) {
        try {
            JsonNode primitive = JSON.readTree(message);
            JsonNode response = primitive.path("m2m:rsp").isMissingNode() ? primitive : primitive.path("m2m:rsp");
            return new Answer(response.path("rsc").asInt(), response.path("pc").toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
