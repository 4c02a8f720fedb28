// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.reach;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.codec.PrimitiveCodec;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.SharedChannels;
import io.wattm2m.cse.spi.SharedChannels.Letter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Channels that all nodes of the CSE share. Thread-safe. */
final class NodesExchange implements Exchange {
    private final JsonDocuments json = new JsonDocuments();
    private final SharedChannels channels;
    private final int most;

    /** Channels in each of which so many requests may wait. */
    NodesExchange(SharedChannels channels, int most) {
        this.channels = channels;
        this.most = most;
    }

    @Override
    public Optional<ResponsePrimitive> ask(String channelId, RequestPrimitive request, Duration patience)
            throws InterruptedException {
        long number = channels.put(channelId,
                new Letter(request.requestIdentifier(), text(PrimitiveCodec.parameters(request))), patience, most)
                .orElseThrow(() -> new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE,
                        "as many requests as may wait are waiting in the polling channel of " + request.to()));
        try {
            return awaited(() -> channels.answerTo(number), patience)
                    .map(answer -> PrimitiveCodec.response(parameters(answer)));
        } finally {
            channels.remove(number);
        }
    }

    @Override
    public List<RequestPrimitive> fetch(String channelId, int number, Duration patience) throws InterruptedException {
        return awaited(() -> Optional.of(channels.take(channelId, number)).filter(taken -> !taken.isEmpty()), patience)
                .orElse(List.of()).stream().map(this::parameters).map(PrimitiveCodec::request).toList();
    }

    @Override
    public boolean answer(String channelId, ResponsePrimitive answer) {
        return channels.answer(channelId,
                new Letter(answer.requestIdentifier(), text(PrimitiveCodec.parameters(answer))));
    }

    /** What is asked for again whenever there may be something new. */
    private <T> Optional<T> awaited(Supplier<Optional<T>> question, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Optional<T> found = question.get();
        for (long left = end - System.nanoTime(); found.isEmpty() && left > 0; left = end - System.nanoTime()) {
            channels.await(Duration.ofNanos(left));
            found = question.get();
        }
        return found;
    }

    private String text(Map<String, Object> parameters) {
        return new String(json.write(parameters), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked") // text() has made it from a map
    private Map<String, Object> parameters(String text) {
        return (Map<String, Object>) json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
