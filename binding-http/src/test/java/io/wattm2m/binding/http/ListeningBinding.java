// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.testing.OpenSecurity;
import io.wattm2m.cse.testing.Standard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP binding that listens on a free port, remembers what it received and answers as told. */
final class ListeningBinding implements AutoCloseable {
    /** A client as browsers and applications have it. */
    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    final Binding binding;
    final URI uri;

    private ListeningBinding(Receiver receiver, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("http.port", "0");
        binding = new HttpBindingProvider().create(new Configuration(all), new Entity("/id-in", "cse-in"),
                Standard.SERIALISATIONS, OpenSecurity.security());
        uri = binding.start(request -> {
            received.add(request);
            return receiver.receive(request);
        }).getFirst();
    }

    /** One that answers every request with OK and the content of an empty container. */
    static ListeningBinding answeringOk(String... settings) {
        return answering(ListeningBinding::ok, settings);
    }

    /** One that answers by this receiver; settings are keys and values in turn. */
    static ListeningBinding answering(Receiver receiver, String... settings) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return new ListeningBinding(receiver, map);
    }

    static ResponsePrimitive ok(RequestPrimitive request) {
        return ResponsePrimitive.of(ResponseStatusCode.OK, request, new Content("m2m:cnt", Map.of("rn", "power")));
    }

    /** A request builder with the header fields that every request has. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(uri + path)).header("X-M2M-Origin", "Cmeter").header("X-M2M-RI", "r-1")
                .header("X-M2M-RVI", "4");
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(CLIENT, request);
    }

    static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends these bytes as they are and reads until the other side closes; a failing write ends the sending only. */
    String raw(byte[]... parts) throws IOException {
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            write(socket.getOutputStream(), parts);
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    String raw(String text) throws IOException {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void write(OutputStream out, byte[]... parts) {
        try {
            for (byte[] part : parts) {
                out.write(part);
            }
            out.flush();
        } catch (IOException e) {
            // the other side has heard enough; what it said is still to be read
        }
    }

    @Override
    public void close() {
        binding.close();
    }
}
