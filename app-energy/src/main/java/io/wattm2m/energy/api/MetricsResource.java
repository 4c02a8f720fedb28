// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.people.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The application's figures, of all plugs: for owners of the installation. Thread-safe. */
@Path("/metrics")
@Admits(Role.OWNER)
public final class MetricsResource {
    private final Meters meters;

    @Inject
    MetricsResource(Meters meters) {
        this.meters = meters;
    }

    /** All figures in the text format of Prometheus. */
    @GET
    @Produces("text/plain; version=0.0.4; charset=utf-8")
    public String metrics() {
        return meters.text();
    }
}
