// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An application on the JDK's own client that speaks JSON; it answers every request with OK. */
final class Application implements WebSocket.Listener, AutoCloseable {
    static final HttpClient CLIENT = HttpClient.newHttpClient();
    static final JsonDocuments DOCUMENTS = new JsonDocuments();

    /** The requests that came in. */
    final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    /** The responses that belong to no request. */
    final BlockingQueue<ResponsePrimitive> stray = new LinkedBlockingQueue<>();
    /** The status code with which the other end closed. */
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final Map<String, CompletableFuture<ResponsePrimitive>> waiting = new ConcurrentHashMap<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private Application(URI cse, String... subprotocols) {
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        if (subprotocols.length > 0) {
            builder.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
        }
        socket = builder.buildAsync(cse.resolve("/"), this).join();
    }

    static Application connect(URI cse) {
        return new Application(cse, "oneM2M.json");
    }

    static Application connect(URI cse, String... subprotocols) {
        return new Application(cse, subprotocols);
    }

    /** One whose connection is the AE's from now on. */
    static Application of(URI cse, String aeId) {
        Application application = connect(cse);
        application.send(RequestPrimitive.retrieve(aeId, "cse-in"));
        return application;
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    ResponsePrimitive send(RequestPrimitive request) {
        return send(request.requestIdentifier(), text(PrimitiveCodec.parameters(request)));
    }

    /** Sends this text and waits for the response with this identifier. */
    ResponsePrimitive send(String requestIdentifier, String text) {
        CompletableFuture<ResponsePrimitive> answer = new CompletableFuture<>();
        waiting.put(requestIdentifier, answer);
        sendText(text);
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Sends this text as a message. */
    synchronized void sendText(String text) {
        socket.sendText(text, true).join();
    }

    /** Sends these bytes as a message. */
    synchronized void sendBinary(byte[] bytes) {
        socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true).join();
    }

    static String text(Map<String, Object> parameters) {
        return new String(DOCUMENTS.write(parameters), StandardCharsets.UTF_8);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            arrived(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        closed.complete(statusCode);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
        closed.orTimeout(30, TimeUnit.SECONDS).exceptionally(error -> 1006).join();
    }

    @SuppressWarnings("unchecked") // the document model has no other maps
    private void arrived(String message) {
        Map<String, Object> parameters =
                (Map<String, Object>) DOCUMENTS.read(message.getBytes(StandardCharsets.UTF_8));
        if (parameters.containsKey("rsc")) {
            ResponsePrimitive response = PrimitiveCodec.response(parameters);
            CompletableFuture<ResponsePrimitive> waits = waiting.get(response.requestIdentifier());
            if (waits == null) {
                stray.add(response);
            } else {
                waits.complete(response);
            }
            return;
        }
        RequestPrimitive request = PrimitiveCodec.request(parameters);
        received.add(request);
        String answer = text(Map.of("rsc", 2000L, "rqi", request.requestIdentifier(), "rvi", "4"));
        Thread.startVirtualThread(() -> sendText(answer));
    }
}
