// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.AuthViews.required;

import io.wattm2m.energy.api.AuthViews.Invitation;
import io.wattm2m.energy.api.AuthViews.PersonView;
import io.wattm2m.energy.api.AuthViews.WantedRole;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.privacy.PrivacyDesk;
import jakarta.inject.Inject;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has an account, for owners. Thread-safe. */
@Path("/api/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.OWNER)
public final class PeopleResource {
    private final FrontDoor door;
    private final PrivacyDesk privacy;

    @Inject
    public PeopleResource(FrontDoor door, PrivacyDesk privacy) {
        this.door = door;
        this.privacy = privacy;
    }

    /** Everybody. */
    @GET
    public List<PersonView> people() {
        return door.people().all().stream().map(PersonView::of).toList();
    }

    /** Makes an invitation, which is good for one account of this role within seven days. */
    @POST
    @Path("/invitations")
    public Response invite(@Nullable WantedRole wanted, @Context SecurityContext security) {
        Role role = role(wanted);
        String token = door.accounts().invite(Visitor.of(security).account(), role);
        return Response.status(Response.Status.CREATED).entity(new Invitation(role.label(), token)).build();
    }

    /** Changes what somebody may do, at once. */
    @PATCH
    @Path("/{id}")
    public PersonView setRole(@PathParam("id") String id, @Nullable WantedRole wanted,
            @Context SecurityContext security) {
        return PersonView.of(door.accounts().setRole(Visitor.of(security).account(), id, role(wanted)));
    }

    /** Removes somebody with everything that is kept of him; what he was given ends at once. */
    @DELETE
    @Path("/{id}")
    public void remove(@PathParam("id") String id, @Context SecurityContext security) {
        String owner = Visitor.of(security).account().id();
        privacy.erase(door.people().require(id));
        if (!owner.equals(id)) {
            door.logs().journal().note(owner, "removed an account");
        }
    }

    private static Role role(@Nullable WantedRole wanted) {
        return Role.named(required(wanted == null ? null : wanted.role(), "role"));
    }
}
