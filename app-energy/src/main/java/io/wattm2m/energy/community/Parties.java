// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.community;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Homes that share people, who know what all of these homes save: to the others they are one. */
final class Parties {
    private Parties() {}

    /**
     * How many there are of these homes, however long the chain of people that connects them.
     *
     * @param people those who belong to a home
     */
    static int among(Collection<String> homeIds, Function<String, Set<String>> people) {
        List<Set<String>> parties = new ArrayList<>();
        for (String homeId : homeIds) {
            Set<String> party = new HashSet<>(people.apply(homeId));
            parties.removeIf(other -> {
                boolean isConnected = !Collections.disjoint(other, party);
                if (isConnected) {
                    party.addAll(other);
                }
                return isConnected;
            });
            parties.add(party);
        }
        return parties.size();
    }
}
