// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.List;
import java.util.Map;

/**
 * What originators have made in the CSE in their own name: applications with all their data, subscriptions, requests.
 * Thread-safe.
 */
public final class Belongings {
    /** What may have descendants or goes on by itself; instances go with their containers. */
    private static final List<String> TYPES =
            List.of("1", "2", "3", "9", "10", "14", "15", "17", "23", "24", "28", "29",
                    "48", "65");
    private static final String DELETE = "8";
    private static final List<Condition> DELETABLE = List.of(new Condition(Tag.RESOURCE_TYPE, "ty", TYPES),
            new Condition(Tag.OPERATIONS, "ops", List.of(DELETE)));
    private final Registrar registrar;

    public Belongings(Registrar registrar) {
        this.registrar = registrar;
    }

    /**
     * Deletes whatever this originator may delete, in its own name: that is what it has made, as the policies of the
     * application and of the proxy let nobody else delete anything. RequestFailure where the CSE refuses it.
     */
    public void remove(String originator) {
        Registrar own = registrar.as(originator);
        // only who is registered may look around; the registration goes with the rest
        own.createOnce(own.base(), Registrar.AE,
                new Content("m2m:ae", Map.of("api", "Nio.wattm2m.leaving", "rr", false, "srv", List.of("3", "4"))));
        own.discover(own.base(), DELETABLE).forEach(address -> delete(own, address));
    }

    private static void delete(Registrar own, String address) {
        try {
            own.delete(address);
        } catch (RequestFailure e) {
            // a policy may have gone with what stood above
            if (e.status() != ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE) {
                throw e;
            }
        }
    }
}
