// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.home.HomeDesk;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.privacy.PrivacyDesk;

/**
 * Who lives where. Immutable; its parts are thread-safe.
 *
 * @param homes all of them
 * @param desk what people do with theirs
 * @param privacy what they ask about what is kept of them
 */
public record Residents(Homes homes, HomeDesk desk, PrivacyDesk privacy) {

    /** Whether somebody may be told of a plug. */
    public boolean mayKnow(Person person, String deviceId) {
        return Sight.ofAll(Visitor.of(person), Role.VIEWER, homes).sees(deviceId);
    }
}
