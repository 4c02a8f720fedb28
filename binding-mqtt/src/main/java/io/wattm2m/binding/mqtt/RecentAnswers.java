// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Answers of the last moments, so that a request which QoS 1 delivers again is not executed again (TS-0010 6.2). The
 * same identifier with another payload is another request, of an originator that does not count its requests.
 *
 * <p>Thread-safe; bounded by the size of what it holds.
 */
final class RecentAnswers {
    private static final long MOST_BYTES = 16L << 20;
    private static final int ENTRY_BYTES = 200;

    private final Cache<Key, Answer> answers;

    RecentAnswers(Duration window) {
        answers =
                Caffeine.newBuilder().expireAfterWrite(window).maximumWeight(MOST_BYTES).weigher(RecentAnswers::weight)
                        .build();
    }

    /** The answer to this request: the one given before or in the making, or what this work makes now. */
    byte[] once(Key key, byte[] request, Supplier<byte[]> work) {
        Answer mine = new Answer(request, new CompletableFuture<>());
        Answer first = answers.asMap().merge(key, mine,
                (before, same) -> Arrays.equals(before.request, request) ? before : mine);
        if (first != mine) {
            return first.made.join();
        }
        try {
            mine.made.complete(work.get());
        } catch (RuntimeException | Error e) {
            mine.made.completeExceptionally(e);
            throw e;
        }
        // once more, now that its size is known
        answers.asMap().replace(key, mine, new Answer(request, mine.made));
        return mine.made.join();
    }

    private static int weight(Key key, Answer answer) {
        byte[] made = answer.made.getNow(new byte[0]);
        return ENTRY_BYTES + key.topic.length() + answer.request.length + made.length;
    }

    /** What tells requests apart. */
    record Key(String topic, String originator, String requestIdentifier) {}

    // compared by identity, so a plain class
    private static final class Answer {
        private final byte[] request;
        private final CompletableFuture<byte[]> made;

        private Answer(byte[] request, CompletableFuture<byte[]> made) {
            this.request = request;
            this.made = made;
        }
    }
}
