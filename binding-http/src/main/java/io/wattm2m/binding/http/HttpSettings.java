// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.spi.DataSize;
import io.wattm2m.cse.spi.SharedMemory;
import java.time.Duration;
import java.util.List;

/**
 * The section {@code http} of the configuration.
 *
 * @param port the port to listen on; 0 for any free one
 * @param pointOfAccess the URI under which others reach the listener, empty to have it made of address and port
 * @param maxBody the largest body of a request, or of a response to one of ours
 * @param maxHeader the largest header, request line included
 * @param bodyMemory what larger bodies may take together while they arrive and are worked on
 * @param maxConnections so many connections are open at a time; a further one takes the place of the longest idle one
 * @param idleTimeout a connection on which nothing happens for this long is closed
 * @param headerTimeout a header that is not complete this long after the connection would have been idle for too long
 *        ends the connection
 * @param bodyTimeout the body of a request has to be complete within this time
 * @param connectTimeout the longest wait for a connection to another entity
 * @param requestTimeout the longest wait for another entity's answer, unless the request itself expires earlier
 * @param corsOrigins the web origins whose pages may send requests, {@code *} for all; none by default
 */
public record HttpSettings(int port, String pointOfAccess, DataSize maxBody, DataSize maxHeader, DataSize bodyMemory,
        int maxConnections, Duration idleTimeout, Duration headerTimeout, Duration bodyTimeout, Duration connectTimeout,
        Duration requestTimeout,
        List<String> corsOrigins) {
    private static final long MOST_BODY_MEMORY = 32 << 20;
    private static final long LEAST_BODY_MEMORY = 2 << 20;
    private static final int PART_OF_HEAP = 32;
    public static final HttpSettings DEFAULTS = new HttpSettings(8080, "", DataSize.parse("2 MiB"),
            DataSize.parse("16 KiB"), SharedMemory.partOfHeap(PART_OF_HEAP, LEAST_BODY_MEMORY, MOST_BODY_MEMORY),
            SharedMemory.connections(4096), Duration.ofSeconds(30), Duration.ofSeconds(10),
            Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(30), List.of());

    public HttpSettings {
        check(port >= 0 && port <= 65_535, "http.port " + port + " is not a port (0 to 65535)");
        check(maxBody.bytes() > 0 && maxBody.bytes() < 1L << 30, "http.max-body is not between 1 B and 1 GiB");
        check(maxHeader.bytes() >= 256 && maxHeader.bytes() <= 1 << 20,
                "http.max-header is not between 256 B and 1 MiB");
        check(bodyMemory.bytes() >= maxBody.bytes() && bodyMemory.bytes() < 1L << 40,
                "http.body-memory " + bodyMemory + " is less than http.max-body " + maxBody);
        check(!headerTimeout.isNegative(), "http.header-timeout is negative");
        check(maxConnections > 0, "http.max-connections " + maxConnections + " is not positive");
        corsOrigins = List.copyOf(corsOrigins);
    }

    private static void check(boolean holds, String text) {
        if (!holds) {
            throw new IllegalArgumentException(text);
        }
    }
}
