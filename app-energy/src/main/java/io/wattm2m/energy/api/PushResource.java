// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.Wishes.checked;

import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.push.PushDesk;
import io.wattm2m.energy.push.PushSubscription;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The browsers in which whoever asks is told of alerts, also while the page is closed. Thread-safe. */
@Path("/api/push")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.RESIDENT)
public final class PushResource {
    private final PushDesk desk;
    private final Clock clock;

    @Inject
    PushResource(PushDesk desk, Meters meters) {
        this.desk = desk;
        this.clock = meters.clock();
    }

    /** The key to subscribe for, and his browsers that are told. */
    @GET
    public PushView push(@Context SecurityContext security) {
        return new PushView(desk.publicKey(),
                desk.of(Visitor.of(security).id()).stream().map(SubscriptionView::of).toList());
    }

    /** Keeps what a browser has subscribed: 201 with its address; 409 where there are too many. */
    @POST
    @Path("/subscriptions")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response subscribe(@Nullable WantedSubscription wanted, @Context SecurityContext security) {
        if (wanted == null) {
            throw new BadRequestException("wanted is a PushSubscription: endpoint, keys, and language");
        }
        PushSubscription made = checked(() -> {
            PushSubscription asked = wanted.of(Visitor.of(security).id(), clock.instant());
            keep(asked);
            return asked;
        });
        return Response.created(URI.create("/api/push/subscriptions/" + made.id())).entity(SubscriptionView.of(made))
                .build();
    }

    /** Ends one of his. */
    @DELETE
    @Path("/subscriptions/{id}")
    public void unsubscribe(@PathParam("id") String id, @Context SecurityContext security) {
        if (!desk.forget(Visitor.of(security).id(), id)) {
            throw new NotFoundException("there is no subscription " + id + " of yours");
        }
    }

    private void keep(PushSubscription wanted) {
        try {
            desk.keep(wanted);
        } catch (IllegalStateException e) {
            throw new ClientErrorException(e.getMessage(), Status.CONFLICT, e);
        }
    }

    /** The key and the subscriptions. */
    record PushView(String publicKey, List<SubscriptionView> subscriptions) {}

    /** A subscription; the endpoint is told to nobody but its own browser, which knows it. */
    record SubscriptionView(String id, String language, Instant since) {
        static SubscriptionView of(PushSubscription subscription) {
            return new SubscriptionView(subscription.id(), subscription.language(), subscription.since());
        }
    }

    /** What a browser's {@code PushSubscription.toJSON()} says, and the language. */
    record WantedSubscription(@Nullable String endpoint, @Nullable Long expirationTime, @Nullable Keys keys,
            @Nullable String language) {

        PushSubscription of(String personId, Instant now) {
            if (endpoint == null || keys == null || keys.p256dh == null || keys.auth == null) {
                throw new IllegalArgumentException("a subscription has endpoint, keys.p256dh and keys.auth");
            }
            return new PushSubscription(personId, endpoint, keys.p256dh, keys.auth, language == null ? "en" : language,
                    now);
        }

        /** The browser's keys. */
        record Keys(@Nullable String p256dh, @Nullable String auth) {}
    }
}
