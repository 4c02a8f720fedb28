// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.binding.mqtt.MqttMapping.Parameters;
import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.LostIdentifier;
import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the request in a message to the receiver and makes the answer's payload; whatever came, there is an answer.
 * Thread-safe; each request has a virtual thread, of which this is the root.
 */
final class PrimitiveHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PrimitiveHandler.class);
    private static final String POLLING_CHANNEL_URI = "/pcu";

    private final Receiver receiver;
    private final Originators originators;
    private final WrittenForms forms;
    private final MqttSettings settings;
    private final MqttMapping mapping;
    private final RecentAnswers recent;

    PrimitiveHandler(Receiver receiver, Originators originators, WrittenForms forms, MqttSettings settings,
            MqttMapping mapping) {
        this.receiver = receiver;
        this.originators = originators;
        this.forms = forms;
        this.settings = settings;
        this.mapping = mapping;
        this.recent = new RecentAnswers(settings.duplicateWindow());
    }

    /** The payload that answers a request with this topic and payload, which says when it only waits. */
    byte[] answer(Topic topic, byte[] payload, Waiting waiting) {
        Parameters parameters;
        try {
            parameters = read(topic, payload);
        } catch (RequestFailure failure) {
            return mapping.write(ResponsePrimitive.of(failure, LostIdentifier.in(payload)),
                    Parameters.NONE, formatOfAnswer(topic));
        }
        try {
            return answer(topic, payload, parameters, waiting);
        } catch (RequestFailure failure) {
            return write(ResponsePrimitive.of(failure, parameters.requestIdentifier()), topic, parameters);
        }
    }

    private Parameters read(Topic topic, byte[] payload) {
        ContentFormat format = topic.contentFormat();
        if (payload.length > settings.maxMessage().bytes()) {
            throw RequestFailure.badRequest("the payload is larger than " + settings.maxMessage()
                    + ", the limit that mqtt.max-message sets");
        }
        return mapping.read(payload, format);
    }

    private byte[] answer(Topic topic, byte[] payload, Parameters parameters, Waiting waiting) {
        RequestPrimitive request = originators.checked(topic, MqttMapping.request(parameters));
        if (topic.kind() == Topic.Kind.REQUEST) {
            forms.heard(topic.originator());
        }
        if (request.operation() == Operation.RETRIEVE) {
            checkPoll(request, waiting);
            return write(receive(request), topic, parameters);
        }
        return recent.once(new RecentAnswers.Key(topic.name(), request.originator(), request.requestIdentifier()),
                payload, () -> write(receive(request), topic, parameters));
    }

    /** A poll (TS-0001 10.2.5.15) waits for what may not come for long, and is not to keep others from their turn. */
    private void checkPoll(RequestPrimitive request, Waiting waiting) {
        if (request.to().endsWith(POLLING_CHANNEL_URI) && !waiting.begin()) {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, request.to() + ": as many polls as may "
                    + "wait over MQTT are waiting, " + settings.maxPolls() + " (mqtt.max-polls)");
        }
    }

    /** The one place where failures of the receiver become responses. */
    private ResponsePrimitive receive(RequestPrimitive request) {
        long begin = System.nanoTime();
        ResponsePrimitive response = received(request);
        LOG.debug("{} {} rsc={} ms={} rqi={}", request.operation(), request.to(), response.status().number(),
                (System.nanoTime() - begin) / 1_000_000, request.requestIdentifier());
        return response;
    }

    private ResponsePrimitive received(RequestPrimitive request) {
        try {
            return receiver.receive(request);
        } catch (RequestFailure failure) {
            return ResponsePrimitive.of(failure, request.requestIdentifier());
        } catch (RuntimeException e) {
            LOG.error("request {} failed: {} {}", request.requestIdentifier(), request.operation(), request.to(), e);
            return ResponsePrimitive.of(new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                    "internal error; the log of the CSE has it under this request identifier"),
                    request.requestIdentifier());
        }
    }

    private static ContentFormat formatOfAnswer(Topic topic) {
        return ContentFormat.ofShortName(topic.format()).orElse(ContentFormat.JSON);
    }

    private byte[] write(ResponsePrimitive response, Topic topic, Parameters request) {
        ContentFormat format = formatOfAnswer(topic);
        byte[] payload = mapping.write(response, request, format);
        if (payload.length <= settings.maxMessage().bytes()) {
            return payload;
        }
        RequestFailure tooLarge = new RequestFailure(ResponseStatusCode.NOT_ACCEPTABLE, "the answer, "
                + response.status() + ", is larger than " + settings.maxMessage()
                + ", the limit that mqtt.max-message sets; ask for less at a time (lim)");
        return mapping.write(ResponsePrimitive.of(tooLarge, response.requestIdentifier()), request, format);
    }

    /** Told when a request does nothing but wait from now on. */
    @FunctionalInterface
    interface Waiting {

        /** Whether it may. */
        boolean begin();
    }
}
