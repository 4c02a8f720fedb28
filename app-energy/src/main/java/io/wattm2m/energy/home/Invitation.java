// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.people.Role;
import java.time.Instant;

/**
 * That somebody may become a member, once; whoever shows the secret is meant. Immutable.
 *
 * @param hash of the secret
 * @param role which he gets
 * @param expires until when
 */
public record Invitation(String hash, Role role, Instant expires) {

    public Invitation {
        requireNonNull(hash, "hash is null");
        requireNonNull(role, "role is null");
        requireNonNull(expires, "expires is null");
    }
}
