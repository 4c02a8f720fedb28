// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.people.Role;

/**
 * That somebody belongs to a home. Immutable.
 *
 * @param personId who
 * @param role what he may do there: viewer, member or owner
 */
public record Membership(String personId, Role role) {

    public Membership {
        requireNonNull(personId, "personId is null");
        requireNonNull(role, "role is null");
    }
}
