// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Binding;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The way to everybody at an {@code http:} address: what they are told is kept, and they answer as the test says. */
public final class NotifiedBinding implements Binding {
    private final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    private volatile Function<RequestPrimitive, ResponsePrimitive> answer =
            request -> ResponsePrimitive.of(ResponseStatusCode.OK, request);

    /** Everything that was received, in order. */
    public List<RequestPrimitive> received() {
        return received;
    }

    /** What the events say that were received ({@code nev}), in order. */
    public List<Map<String, Object>> events() {
        return signals("nev");
    }

    /** The notifications that have this member, in order; of events the event itself. */
    @SuppressWarnings("unchecked") // of the CSE's own making
    public List<Map<String, Object>> signals(String member) {
        return received.stream().flatMap(request -> request.content().stream()).map(Content::members)
                .filter(signal -> signal.containsKey(member))
                .map(signal -> member.equals("nev") ? (Map<String, Object>) signal.get(member) : signal).toList();
    }

    /** Everybody answers like this from now on. */
    public void answer(Function<RequestPrimitive, ResponsePrimitive> newAnswer) {
        answer = newAnswer;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("http");
    }

    @Override
    public List<URI> start(Receiver receiver) {
        return List.of();
    }

    @Override
    public Receiver reach(URI pointOfAccess) {
        return request -> {
            received.add(request);
            return answer.apply(request);
        };
    }

    @Override
    public void close() {
        // nothing is open
    }
}
