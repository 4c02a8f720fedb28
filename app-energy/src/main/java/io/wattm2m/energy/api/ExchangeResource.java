// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.exchange.ExchangeStatus;
import io.wattm2m.energy.exchange.Exchanges;
import io.wattm2m.energy.exchange.Mapping;
import io.wattm2m.energy.people.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exchanges with building management systems and other energy platforms. Thread-safe. */
@Path("/api/exchanges")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.OWNER)
public final class ExchangeResource {
    private final Exchanges exchanges;

    @Inject
    ExchangeResource(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    /** All of them, and how they go. */
    @GET
    public List<ExchangeView> all() {
        return exchanges.all().stream().map(mapping -> ExchangeView.of(mapping, exchanges.status(mapping.name())))
                .toList();
    }

    /** Runs one now, and waits until it has. */
    @POST
    @Path("/{name}/run")
    @Noted("ran the exchange {name}")
    public ExchangeView run(@PathParam("name") String name) throws InterruptedException {
        ExchangeStatus status = exchanges.run(name)
                .orElseThrow(() -> new NotFoundException("there is no exchange " + name));
        return exchanges.all().stream().filter(mapping -> mapping.name().equals(name)).findFirst()
                .map(mapping -> ExchangeView.of(mapping, status)).orElseThrow();
    }

    /** An exchange; of the other system only the host, as an address may have a secret in it. */
    record ExchangeView(String name, String direction, String host, String every, List<String> deviceIds,
            @Nullable Instant lastTry, @Nullable Instant lastSuccess, @Nullable String lastError,
            List<String> leftOut, long exchanged) {
        static ExchangeView of(Mapping mapping, ExchangeStatus status) {
            return new ExchangeView(mapping.name(), Labels.of(mapping.direction()),
                    String.valueOf(URI.create(mapping.url()).getHost()), mapping.every().toString(),
                    mapping.deviceIds().stream().sorted().toList(), status.lastTry().orElse(null),
                    status.lastSuccess().orElse(null), status.lastError().orElse(null),
                    status.leftOut(), status.exchanged());
        }
    }
}
