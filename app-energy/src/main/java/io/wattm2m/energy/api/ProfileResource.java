// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.AuthViews.required;

import io.wattm2m.energy.api.AuthViews.IssuedKey;
import io.wattm2m.energy.api.AuthViews.KeyView;
import io.wattm2m.energy.api.AuthViews.NewPassword;
import io.wattm2m.energy.api.AuthViews.PersonView;
import io.wattm2m.energy.api.AuthViews.Said;
import io.wattm2m.energy.api.AuthViews.SessionView;
import io.wattm2m.energy.api.AuthViews.WantedKey;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.people.Sessions.Session;
import io.wattm2m.energy.privacy.PrivacyDesk;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What somebody who is logged in does with his own account. Thread-safe. */
@Path("/api/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.RESIDENT)
public final class ProfileResource {
    private static final int MOST_DAYS = 3650;
    private static final int MOST_KEYS = 20;
    private static final int LONGEST_LABEL = 60;
    private final FrontDoor door;
    private final PrivacyDesk privacy;
    private final Provider<Request> requests;

    @Inject
    ProfileResource(FrontDoor door, PrivacyDesk privacy, Provider<Request> requests) {
        this.door = door;
        this.privacy = privacy;
        this.requests = requests;
    }

    /** Who is asking. */
    @GET
    @Path("/me")
    public PersonView me(@Context SecurityContext security) {
        return PersonView.of(Visitor.of(security));
    }

    /** Changes what he says of himself; what is absent stays. */
    @PATCH
    @Path("/me")
    public PersonView say(@Nullable Said said, @Context SecurityContext security) {
        Person person = Visitor.of(security).account();
        if (said == null) {
            throw Refusal.malformed("wanted is any of displayName, email, locale, theme");
        }
        return PersonView.of(privacy.describe(person, said.over(person.profile())));
    }

    /** Sets another password; all sessions end, and a new one begins. */
    @POST
    @Path("/password")
    public Response setPassword(@Nullable NewPassword wanted, @Context SecurityContext security) {
        Person person = Visitor.of(security).account();
        if (wanted == null) {
            throw Refusal.malformed("wanted is {\"old\": …, \"new\": …}");
        }
        Session session = door.accounts().changePassword(person, required(wanted.old(), "old"),
                required(wanted.wanted(), "new"), Entrance.address(requests.get()));
        Response.ResponseBuilder answer = Response.ok(SessionView.of(session, wanted.cookie()));
        boolean isSecure = "https".equalsIgnoreCase(requests.get().getHeaders().get("X-Forwarded-Proto"));
        return (wanted.cookie() ? answer.cookie(Cookies.of(session, isSecure)) : answer).build();
    }

    /** The keys of his programs, without their secrets. */
    @GET
    @Path("/keys")
    public List<KeyView> keys(@Context SecurityContext security) {
        return door.sessions().keys(Visitor.of(security).account()).stream().map(KeyView::of).toList();
    }

    /** Makes a key for a program, which may do what he may; it is told this once. */
    @POST
    @Path("/keys")
    public Response issueKey(@Nullable WantedKey wanted, @Context SecurityContext security) {
        Person person = Visitor.of(security).account();
        String label = required(wanted == null ? null : wanted.label(), "label");
        Integer days = wanted == null ? null : wanted.days();
        int life = days == null ? 365 : days;
        if (life < 1 || life > MOST_DAYS || label.length() > LONGEST_LABEL) {
            throw Refusal.malformed("a key has a label of up to " + LONGEST_LABEL + " characters and 1 to " + MOST_DAYS
                    + " days");
        }
        if (door.sessions().keys(person).size() >= MOST_KEYS) {
            throw Refusal.conflict("there are " + MOST_KEYS + " keys, which is the most; end one of them");
        }
        return Response.status(Response.Status.CREATED)
                .entity(new IssuedKey(label, door.sessions().issueKey(person, label, Duration.ofDays(life)))).build();
    }

    /** Ends the keys of this label. */
    @DELETE
    @Path("/keys/{label}")
    public void revokeKeys(@PathParam("label") String label, @Context SecurityContext security) {
        door.sessions().revokeKeys(Visitor.of(security).account(), label);
    }
}
