// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.binding.tls.Visitor;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Gate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands requests to the receiver; whatever came, there is an answer. Thread-safe; blocks until it is there. */
final class RequestHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
    private final EntityIdentifiers identifiers;
    private volatile Optional<Entrance> entrance = Optional.empty();

    /** One that does not serve yet. */
    RequestHandler(EntityIdentifiers identifiers) {
        this.identifiers = identifiers;
    }

    /** From now on this one answers. */
    void serve(Gate gate, Receiver receiver) {
        entrance = Optional.of(new Entrance(gate, receiver));
    }

    /** Whom the gate lets in; RequestFailure where it does not. */
    Peer admitted(Visitor visitor) {
        return visitor.admitted(entrance().gate);
    }

    /**
     * The answer to the request with these parameters.
     *
     * @param visitor who sent it; what he shows is looked at each time, because it may have been revoked
     * @param sender told the identifier of the entity that sent it, before the answer is given
     */
    ResponsePrimitive answer(Map<String, Object> parameters, Visitor visitor, Consumer<String> sender) {
        String requestIdentifier = MessageMapping.requestIdentifier(parameters);
        try {
            return received(PrimitiveCodec.request(parameters).withPeer(admitted(visitor)), sender);
        } catch (RequestFailure failure) {
            return ResponsePrimitive.of(failure, requestIdentifier);
        } catch (RuntimeException e) {
            LOG.error("request {} failed: {} {}", requestIdentifier, parameters.get("op"), parameters.get("to"), e);
            return ResponsePrimitive.of(new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR,
                    "internal error; the log of the CSE has it under this request identifier"), requestIdentifier);
        }
    }

    private ResponsePrimitive received(RequestPrimitive request, Consumer<String> sender) {
        long begin = System.nanoTime();
        ResponsePrimitive response = entrance().receiver.receive(request);
        identifiers.sender(request, response).ifPresent(sender);
        LOG.debug("{} {} rsc={} ms={} rqi={}", request.operation(), request.to(), response.status().number(),
                (System.nanoTime() - begin) / 1_000_000, request.requestIdentifier());
        return response;
    }

    private Entrance entrance() {
        return entrance.orElseThrow(() -> new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE,
                "the CSE has not started yet"));
    }

    private record Entrance(Gate gate, Receiver receiver) {}
}
