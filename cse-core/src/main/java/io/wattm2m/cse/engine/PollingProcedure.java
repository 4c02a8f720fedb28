// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.reach.PollingChannels;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.PollingChannelType;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The pollingChannelURI, {@code pcu} (TS-0001 10.2.5.15 and 10.2.5.16, TS-0004 7.4.22): its owner fetches requests with
 * a RETRIEVE that waits until there is one, and answers them with a NOTIFY. Thread-safe.
 */
final class PollingProcedure {
    private static final int MOST_TOGETHER = 100;
    private final Hosting hosting;
    private final PollingChannels channels;

    PollingProcedure(Hosting hosting, PollingChannels channels) {
        this.hosting = hosting;
        this.channels = channels;
    }

    ResponsePrimitive serve(RequestPrimitive request, Resource channel) {
        if (!request.originator().equals(channel.originator())) {
            throw RequestFailure.noPrivilege("only " + channel.originator() + " may use the polling channel "
                    + channel.path());
        }
        return switch (request.operation()) {
            case RETRIEVE -> fetched(request, channel);
            case NOTIFY -> answered(request, channel);
            case CREATE, UPDATE, DELETE -> throw RequestFailure
                    .notAllowed("a pollingChannelURI takes RETRIEVE and NOTIFY only");
        };
    }

    private ResponsePrimitive fetched(RequestPrimitive request, Resource channel) {
        boolean together = channel.get(PollingChannelType.REQUEST_AGGREGATION).orElse(false);
        List<Map<String, Object>> requests =
                channels.fetch(channel.id(), together ? MOST_TOGETHER : 1, patience(request)).stream()
                        .map(PrimitiveCodec::parameters).toList();
        if (requests.isEmpty()) {
            throw new RequestFailure(ResponseStatusCode.REQUEST_TIMEOUT, "no request came in time");
        }
        return ResponsePrimitive.of(ResponseStatusCode.OK, request,
                together ? new Content("m2m:agrp", Map.of("m2m:rqp", requests))
                        : new Content("m2m:rqp", requests.getFirst()));
    }

    private Duration patience(RequestPrimitive request) {
        return RequestTimes.of(request, hosting.now()).requestExpiration()
                .map(time -> Duration.between(hosting.now(), time)).orElse(channels.timeout());
    }

    private ResponsePrimitive answered(RequestPrimitive request, Resource channel) {
        Content content = request.content().orElseThrow();
        if (!content.name().equals("m2m:rsp")) {
            throw RequestFailure.badRequest("a pollingChannelURI is notified of m2m:rsp, not of " + content.name());
        }
        ResponsePrimitive answer = PrimitiveCodec.response(content.members());
        if (!channels.answer(channel.id(), answer)) {
            throw RequestFailure.badRequest("no request with the rqi '" + answer.requestIdentifier()
                    + "' waits for an answer through " + channel.path());
        }
        return ResponsePrimitive.of(ResponseStatusCode.OK, request);
    }
}
