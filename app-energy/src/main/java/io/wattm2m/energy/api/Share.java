// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many of something each home may have, so that none takes from the others what they need. What is about no device
 * in particular is of those that stand in no home. Immutable.
 *
 * @param most how many
 * @param what of them, in the plural
 */
record Share(int most, String what) {

    Share {
        requireNonNull(what, "what is null");
    }

    /** Refusal where a home has its share already without what is wanted, each told by its devices. */
    void require(Homes homes, Collection<String> wanted, Stream<? extends Collection<String>> others) {
        Set<String> places = places(homes, wanted);
        long known = others.filter(ids -> !Collections.disjoint(places(homes, ids), places)).limit(most).count();
        if (known >= most) {
            throw Refusal.conflict("a home has at most " + most + " " + what);
        }
    }

    private static Set<String> places(Homes homes, Collection<String> deviceIds) {
        Collection<String> ids = deviceIds.isEmpty() ? List.of("") : deviceIds;
        return ids.stream().map(id -> Residence.id(homes, id)).collect(Collectors.toSet());
    }
}
