// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The token with which the first account is made: anew at each start, and as long as there is no account. It is told to
 * whoever starts the process, and to nobody else. Thread-safe.
 */
public final class SetUp {
    private final People people;
    private final String token;

    SetUp(People people, String token) {
        this.people = people;
        this.token = token;
    }

    /** The token, empty once there is an account. */
    public Optional<String> token() {
        return people.isEmpty() ? Optional.of(token) : Optional.empty();
    }

    /** Whether this is the token, and still good. */
    boolean isRight(String shown) {
        return people.isEmpty() && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8),
                token.getBytes(StandardCharsets.UTF_8));
    }
}
