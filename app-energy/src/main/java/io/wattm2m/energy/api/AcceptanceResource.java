// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.AuthViews.required;

import io.wattm2m.energy.api.AuthViews.SessionView;
import io.wattm2m.energy.api.HomeViews.Acceptance;
import io.wattm2m.energy.home.HomeDesk;
import io.wattm2m.energy.people.Accounts.Newcomer;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Sessions.Session;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Coming into a home by an invitation, which is what proves that somebody may. Thread-safe. */
@Path("/api/homes/accept")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(everybody = true)
public final class AcceptanceResource {
    private final HomeDesk desk;
    private final Provider<Request> requests;

    @Inject
    AcceptanceResource(HomeDesk desk, Provider<Request> requests) {
        this.desk = desk;
        this.requests = requests;
    }

    /**
     * Accepts an invitation: who is logged in becomes a member; for who is not, an account is made, with nothing but
     * that home.
     */
    @POST
    public Response accept(@Nullable Acceptance wanted, @Context SecurityContext security) {
        if (wanted == null) {
            throw Refusal.malformed("wanted is {\"token\": …}, without an account also name and password");
        }
        String token = required(wanted.token(), "token");
        Visitor visitor = Visitor.of(security);
        if (visitor.person().isPresent()) {
            return Response.ok(Map.of("home", desk.accept(visitor.account(), token).id())).build();
        }
        Session session = desk.register(token, new Newcomer(required(wanted.name(), "name"),
                required(wanted.password(), "password"), Entrance.address(requests.get())));
        boolean isSecure = "https".equalsIgnoreCase(requests.get().getHeaders().get("X-Forwarded-Proto"));
        Response.ResponseBuilder answer =
                Response.status(Response.Status.CREATED).entity(SessionView.of(session, wanted.cookie()));
        return (wanted.cookie() ? answer.cookie(Cookies.of(session, isSecure)) : answer).build();
    }
}
