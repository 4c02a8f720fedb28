// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.spi.DataSize;
import io.wattm2m.cse.spi.SharedMemory;
import java.time.Duration;
import java.util.List;

/**
 * The section {@code websocket} of the configuration.
 *
 * @param port the port to listen on; 0 for any free one
 * @param pointOfAccess the URI under which others reach the listener, empty to have it made of address and port
 * @param maxMessage the largest message, in and out
 * @param messageMemory what messages of more than 16 KiB take together while they arrive and are worked on
 * @param maxSendQueue what may wait to be sent on a connection; one that is not read from beyond that is closed
 * @param maxRequests so many requests of a connection are worked on at a time; further ones are read later
 * @param maxPending so many of our own requests wait for an answer at a time, on each connection
 * @param maxConnections so many connections are open at a time; one more takes the place of the oldest one that
 *        belongs to no entity yet
 * @param maxOutgoing so many connections to others are open at a time; a further one closes the one longest unused
 * @param idleTimeout a connection on which nothing is heard for this long, not even the answer to a ping, is closed
 * @param connectTimeout the longest wait for a connection to another entity
 * @param requestTimeout the longest wait for another entity's answer, unless the request itself expires earlier
 * @param origins the web origins whose pages may connect, {@code *} for all; none by default
 */
public record WebSocketSettings(int port, String pointOfAccess, DataSize maxMessage, DataSize messageMemory,
        DataSize maxSendQueue, int maxRequests, int maxPending, int maxConnections, int maxOutgoing,
        Duration idleTimeout,
        Duration connectTimeout, Duration requestTimeout, List<String> origins) {
    private static final int PART_OF_HEAP = 32;
    private static final long LEAST_MEMORY = 2 << 20;
    private static final long MOST_MEMORY = 32 << 20;
    public static final WebSocketSettings DEFAULTS = new WebSocketSettings(8180, "", DataSize.parse("1 MiB"),
            SharedMemory.partOfHeap(PART_OF_HEAP, LEAST_MEMORY, MOST_MEMORY), DataSize.parse("4 MiB"), 64, 1000,
            SharedMemory.connections(4096), 256, Duration.ofSeconds(60), Duration.ofSeconds(5),
            Duration.ofSeconds(30), List.of());

    public WebSocketSettings {
        check(port >= 0 && port <= 65_535, "websocket.port " + port + " is not a port (0 to 65535)");
        check(maxMessage.bytes() >= 1024 && maxMessage.bytes() <= 64 << 20,
                "websocket.max-message " + maxMessage + " is not between 1 KiB and 64 MiB");
        check(maxSendQueue.bytes() >= maxMessage.bytes(),
                "websocket.max-send-queue " + maxSendQueue + " is less than websocket.max-message " + maxMessage);
        check(messageMemory.bytes() >= maxMessage.bytes(), "websocket.message-memory " + messageMemory
                + " is less than websocket.max-message " + maxMessage);
        check(maxRequests > 0, "websocket.max-requests " + maxRequests + " is not positive");
        check(maxPending > 0, "websocket.max-pending " + maxPending + " is not positive");
        check(maxConnections > 0, "websocket.max-connections " + maxConnections + " is not positive");
        check(maxOutgoing > 0, "websocket.max-outgoing " + maxOutgoing + " is not positive");
        check(idleTimeout.toMillis() >= 100, "websocket.idle-timeout is less than 100 ms");
        check(connectTimeout.isPositive(), "websocket.connect-timeout is not positive");
        check(requestTimeout.isPositive(), "websocket.request-timeout is not positive");
        origins = List.copyOf(origins);
    }

    private static void check(boolean holds, String text) {
        if (!holds) {
            throw new IllegalArgumentException(text);
        }
    }
}
