// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.people.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The application's figures, of the plugs that who asks sees: for owners of the installation. Thread-safe. */
@Path("/metrics")
@Admits(Role.OWNER)
public final class MetricsResource {
    private static final int LAST_ALERTS = 500;
    private final Meters meters;
    private final Household household;
    private final SeenAlerts alerts;

    @Inject
    MetricsResource(Meters meters, Household household, SeenAlerts alerts) {
        this.meters = meters;
        this.household = household;
        this.alerts = alerts;
    }

    /** All figures in the text format of Prometheus. */
    @GET
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    public String metrics() {
        return meters.text(household, alerts.alerts(LAST_ALERTS));
    }
}
