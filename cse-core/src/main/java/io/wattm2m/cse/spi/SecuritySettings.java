// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import java.time.Duration;
import java.util.List;

/**
 * The section {@code security} of the configuration.
 *
 * @param required where originators have to prove who they are
 * @param attempts after so many failures in a row a name has to wait, and an address after four times as many
 * @param longestPause the wait doubles with each further failure, from 1 s up to this
 * @param peerTokens the tokens that we show to others, each {@code https://in.example:8080=token}
 */
public record SecuritySettings(Required required, int attempts, Duration longestPause, List<String> peerTokens) {
    public static final SecuritySettings DEFAULTS =
            new SecuritySettings(Required.AUTO, 5, Duration.ofMinutes(5), List.of());

    public SecuritySettings {
        peerTokens = List.copyOf(peerTokens);
        if (attempts < 1 || attempts > 1000) {
            throw new IllegalArgumentException("security.attempts " + attempts + " is not between 1 and 1000");
        }
        if (longestPause.toSeconds() < 1 || longestPause.toHours() >= 1) {
            throw new IllegalArgumentException("security.longest-pause is not between 1 s and 1 h");
        }
    }

    @Override
    public String toString() {
        return "SecuritySettings[" + required + "]";
    }

    /** Where credentials are demanded. */
    public enum Required {
        /** At all listeners but those on loopback. */
        AUTO,
        /** At all listeners. */
        ALWAYS
    }
}
