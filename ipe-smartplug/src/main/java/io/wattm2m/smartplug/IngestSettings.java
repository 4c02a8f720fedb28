// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What of the section {@code smartplug} is about devices that report over HTTP.
 *
 * @param httpPort where they are heard, 0 for any free port, -1 for not at all
 * @param httpBind the address there
 * @param apiKeys the key of each device, {@code deviceId=key}
 * @param reportingInterval how often they are told to report
 */
public record IngestSettings(int httpPort, String httpBind, List<String> apiKeys, Duration reportingInterval) {
    public static final IngestSettings DEFAULTS =
            new IngestSettings(-1, "127.0.0.1", List.of(), Duration.ofMinutes(5));
    private static final int SHORTEST_KEY = 16;

    public IngestSettings {
        apiKeys = List.copyOf(apiKeys);
        apiKeys.forEach(entry -> {
            int sign = entry.indexOf('=');
            if (sign < 1 || entry.length() - sign - 1 < SHORTEST_KEY) {
                throw new IllegalArgumentException("smartplug.api-keys has an entry that is not deviceId=key with a key"
                        + " of at least " + SHORTEST_KEY + " characters");
            }
        });
    }

    /** The device that this key is of. */
    Optional<String> device(String key) {
        return apiKeys.stream().filter(entry -> isSame(entry.substring(entry.indexOf('=') + 1), key))
                .map(entry -> entry.substring(0, entry.indexOf('='))).findFirst();
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
