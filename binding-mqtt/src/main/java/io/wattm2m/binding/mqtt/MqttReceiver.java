// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.binding.mqtt.MqttMapping.Parameters;
import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.primitive.Patience;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An entity at a broker. Where {@code to} is the URI itself, the request goes to the topic that its path is: without
 * the leading slash, except before {@code oneM2M} (TS-0010 6.6). On a free topic nobody answers, so there the broker's
 * acknowledgement counts as OK; on a request topic that begins with our own identifier the answer is waited for. Where
 * {@code to} is something else, the URI is a point of access, its path a prefix, and the topic is made of the
 * identifiers. Thread-safe; blocks until the answer is there.
 */
final class MqttReceiver implements Receiver {
    private final URI uri;
    private final ContentFormat format;
    private final TopicIdentifiers identifiers;
    private final WrittenForms forms;
    private final Outgoing outgoing;

    MqttReceiver(URI uri, ContentFormat format, TopicIdentifiers identifiers, WrittenForms forms, Outgoing outgoing) {
        this.uri = uri;
        this.format = format;
        this.identifiers = identifiers;
        this.forms = forms;
        this.outgoing = outgoing;
    }

    @Override
    public ResponsePrimitive receive(RequestPrimitive request) {
        Receiver way = request.to().equals(uri.toString()) ? this::sendToTopic : this::sendToEntity;
        return way.answer(request);
    }

    /** This entity at the broker, whatever the {@code to} of a request says. */
    Receiver entity(String id) {
        Receiver way = request -> sendToEntity(request, id);
        return way::answer;
    }

    private ResponsePrimitive sendToEntity(RequestPrimitive request) {
        return sendToEntity(request, request.to());
    }

    private ResponsePrimitive sendToEntity(RequestPrimitive request, String to) {
        String receiver = forms.of(identifiers.receiver(to));
        return exchange(request, trimmed(path()), Topic.request(identifiers.self(), receiver, format));
    }

    private ResponsePrimitive sendToTopic(RequestPrimitive request) {
        String name = path().startsWith("/oneM2M/") ? path() : path().replaceFirst("^/", "");
        if (name.isEmpty()) {
            throw RequestFailure.badRequest(uri + " names no topic to publish to");
        }
        Optional<Topic> answered = Topic.parse(name).filter(topic -> topic.kind() == Topic.Kind.REQUEST
                && topic.originator().equals(identifiers.self()));
        return answered.isPresent() ? exchange(request, "", answered.get()) : publish(request, name);
    }

    private ResponsePrimitive publish(RequestPrimitive request, String name) {
        byte[] payload = payload(request, format);
        try (Senders.Lease lease = lease("")) {
            lease.sender().publish(name, payload, patience(request));
            return ResponsePrimitive.of(ResponseStatusCode.OK, request);
        }
    }

    private ResponsePrimitive exchange(RequestPrimitive request, String prefix, Topic topic) {
        byte[] payload = payload(request, topic.contentFormat());
        try (Senders.Lease lease = lease(prefix)) {
            return response(lease.sender().exchange(topic, request.requestIdentifier(), payload, patience(request)));
        }
    }

    private Senders.Lease lease(String prefix) {
        try {
            return outgoing.senders().lease(BrokerAddress.of(uri), prefix);
        } catch (IllegalArgumentException e) {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, String.valueOf(e.getMessage()));
        }
    }

    private byte[] payload(RequestPrimitive request, ContentFormat written) {
        byte[] payload = outgoing.mapping().write(request, written);
        if (payload.length > outgoing.settings().maxMessage().bytes()) {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "the request is larger than "
                    + outgoing.settings().maxMessage() + ", the limit that mqtt.max-message sets");
        }
        return payload;
    }

    private Duration patience(RequestPrimitive request) {
        return Patience.of(request, outgoing.clock().instant(), outgoing.settings().requestTimeout());
    }

    private static ResponsePrimitive response(Parameters answer) {
        try {
            return MqttMapping.response(answer);
        } catch (RequestFailure failure) {
            throw new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                    "the answer is broken: " + failure.text());
        }
    }

    private String path() {
        return Optional.ofNullable(uri.getPath()).orElse("");
    }

    private static String trimmed(String path) {
        return path.replaceAll("^/+|/+$", "");
    }

    /** What all requests of this process go out with. */
    record Outgoing(Senders senders, MqttSettings settings, MqttMapping mapping, java.time.InstantSource clock) {}
}
