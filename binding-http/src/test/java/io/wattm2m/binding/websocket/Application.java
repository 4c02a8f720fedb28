// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.testing.Standard;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
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

/** An application on the JDK's own client; it answers every request with OK. */
final class Application implements WebSocket.Listener, AutoCloseable {
    static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** The requests that came in. */
    final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    /** The responses that belong to no request. */
    final BlockingQueue<ResponsePrimitive> stray = new LinkedBlockingQueue<>();
    /** The status code with which the other end closed. */
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final Map<String, CompletableFuture<ResponsePrimitive>> waiting = new ConcurrentHashMap<>();
    private final StringBuilder partial = new StringBuilder();
    private final ByteArrayOutputStream partialBytes = new ByteArrayOutputStream();
    private final WebSocket socket;

    private Application(URI cse, WebSocket.Builder builder, String... subprotocols) {
        if (subprotocols.length > 0) {
            builder.subprotocols(subprotocols[0], Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
        }
        socket = builder.buildAsync(cse.resolve("/"), this).join();
    }

    static Application connect(URI cse) {
        return connect(cse, new String[] {"oneM2M.json"});
    }

    static Application connect(URI cse, String... subprotocols) {
        return new Application(cse, CLIENT.newWebSocketBuilder(), subprotocols);
    }

    /** One whose connection is the AE's from now on. */
    static Application of(URI cse, String aeId) {
        return of(cse, aeId, ContentFormat.JSON);
    }

    /** One that speaks this serialisation, and whose connection is the AE's from now on. */
    static Application of(URI cse, String aeId, ContentFormat format) {
        return of(cse, aeId, format, CLIENT.newWebSocketBuilder());
    }

    /** One that is connected in a way of its own. */
    static Application of(URI cse, String aeId, ContentFormat format, WebSocket.Builder way) {
        Application application = new Application(cse, way, "oneM2M." + format.shortName());
        application.send(RequestPrimitive.retrieve(aeId, "cse-in"));
        return application;
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    /** What is agreed with the other end. */
    MessageMapping mapping() {
        return new MessageMapping(Subprotocol.of(subprotocol()).orElseThrow(), Standard.SERIALISATIONS);
    }

    ResponsePrimitive send(RequestPrimitive request) {
        return send(request.requestIdentifier(), mapping().write(request));
    }

    /** Sends this text and waits for the response with this identifier. */
    ResponsePrimitive send(String requestIdentifier, String text) {
        return send(requestIdentifier, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends this message and waits for the response with this identifier. */
    ResponsePrimitive send(String requestIdentifier, byte[] message) {
        CompletableFuture<ResponsePrimitive> answer = new CompletableFuture<>();
        waiting.put(requestIdentifier, answer);
        sendMessage(message);
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** Sends this text as a message. */
    synchronized void sendText(String text) {
        socket.sendText(text, true).join();
    }

    /** Sends these bytes as a message. */
    synchronized void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    static String text(Map<String, Object> parameters) {
        return new String(new JsonDocuments().write(parameters), StandardCharsets.UTF_8);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            arrived(partial.toString().getBytes(StandardCharsets.UTF_8));
            partial.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        partialBytes.writeBytes(part);
        if (last) {
            arrived(partialBytes.toByteArray());
            partialBytes.reset();
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
            // the other end may be closing at the same time
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(error -> socket).join();
        }
        closed.orTimeout(30, TimeUnit.SECONDS).exceptionally(error -> 1006).join();
    }

    private void sendMessage(byte[] message) {
        if (mapping().protocol().isBinary()) {
            sendBinary(message);
        } else {
            sendText(new String(message, StandardCharsets.UTF_8));
        }
    }

    private void arrived(byte[] message) {
        Map<String, Object> parameters = mapping().read(message);
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
        byte[] answer = mapping().write(ResponsePrimitive.of(ResponseStatusCode.OK, request), parameters);
        Thread.startVirtualThread(() -> sendMessage(answer));
    }
}
