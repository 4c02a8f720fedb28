// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.codec.JsonDocuments;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An application that writes its messages by hand, and reads what comes one by one. */
final class Asking implements AutoCloseable {
    private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    private final Listening broker;

    Asking(URI broker, String identifier, String... filters) {
        this.broker = new Listening(broker, identifier,
                (topic, payload) -> messages.add(new Message(topic, new String(payload, StandardCharsets.UTF_8))));
        this.broker.subscribe(filters);
    }

    void publish(String topic, String payload) {
        broker.publish(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Publishes, and waits for the next message. */
    Message ask(String topic, String payload) {
        publish(topic, payload);
        return next();
    }

    Message next() {
        try {
            Message message = messages.poll(20, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing came");
            }
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        broker.close();
    }

    record Message(String topic, String payload) {

        @SuppressWarnings("unchecked") // the document model has no other maps
        Map<String, Object> document() {
            return (Map<String, Object>) new JsonDocuments().read(payload.getBytes(StandardCharsets.UTF_8));
        }

        long status() {
            return (Long) document().get("rsc");
        }

        /** The text of a refusal. */
        String text() {
            return String.valueOf(((Map<?, ?>) document().get("pc")).get("m2m:dbg"));
        }
    }
}
