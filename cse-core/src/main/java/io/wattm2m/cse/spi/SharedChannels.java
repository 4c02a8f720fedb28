// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Requests on their way through polling channels, where several nodes share them: put in at one, fetched at another,
 * answered at a third. Requests and answers are JSON. Thread-safe.
 */
public interface SharedChannels {

    /**
     * Puts a request in.
     *
     * @param patience how long it may be fetched
     * @param most how many requests may wait in the channel
     * @return by which number its answer can be asked for; empty where as many wait as may
     */
    OptionalLong put(String channelId, Letter request, Duration patience, int most);

    /** Takes at most so many requests out, oldest first. */
    List<String> take(String channelId, int most);

    /** Keeps the answer to a request that was taken out; whether there is such a one. */
    boolean answer(String channelId, Letter answer);

    /** The answer to the request with this number, if there is one by now. */
    Optional<String> answerTo(long number);

    /** Nobody waits for the answer any more. */
    void remove(long number);

    /** Waits until something may have changed, but not longer. */
    void await(Duration longest) throws InterruptedException;

    /**
     * A request or an answer.
     *
     * @param requestIdentifier what tells which belongs to which
     * @param text all of it
     */
    record Letter(String requestIdentifier, String text) {}
}
