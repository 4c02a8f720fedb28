// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.reach;

import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where requests wait that are fetched by polling, and their askers for the answers. Thread-safe. */
interface Exchange {

    /** The answer to a request that is put into a channel; empty where there is none in time. */
    Optional<ResponsePrimitive> ask(String channelId, RequestPrimitive request, Duration patience)
            throws InterruptedException;

    /** Requests that wait in a channel, oldest first; empty where none comes in time. */
    List<RequestPrimitive> fetch(String channelId, int most, Duration patience) throws InterruptedException;

    /** Hands an answer to whoever waits for it; false where nobody does. */
    boolean answer(String channelId, ResponsePrimitive answer);
}
