// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Whether the application works: it answers, and so does its database. Thread-safe. */
@Path("/health")
@Admits(everybody = true)
public final class HealthResource {
    private final Household household;

    @Inject
    public HealthResource(Household household) {
        this.household = household;
    }

    /** 200 and the number of plugs that the asker sees, or 500. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> health() {
        household.energyTodayWh();
        return Map.of("status", "up", "devices", household.devices().all().size());
    }
}
