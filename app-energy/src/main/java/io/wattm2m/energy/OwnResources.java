// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.mca.Belongings;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.privacy.Traces;
import java.util.Map;

/** What somebody has made in the CSE with a credential of his own, whatever his role was then. Thread-safe. */
record OwnResources(Belongings belongings) implements Traces {

    /** It is his to retrieve from the CSE. */
    @Override
    public Map<String, Object> about(Person person) {
        return Map.of();
    }

    @Override
    public void erase(Person person) {
        try {
            person.originators().forEach(belongings::remove);
        } catch (RequestFailure e) {
            throw new IllegalStateException("the CSE does not let go of what is of " + person.id() + ": " + e.text(),
                    e);
        }
    }
}
