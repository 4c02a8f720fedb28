// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.AuthViews.required;

import io.wattm2m.energy.api.AuthViews.Invitation;
import io.wattm2m.energy.api.AuthViews.WantedRole;
import io.wattm2m.energy.api.HomeViews.MemberView;
import io.wattm2m.energy.api.HomeViews.OpenInvitation;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDesk;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.Role;
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

/** Who belongs to a home, and who is invited to it. Thread-safe. */
@Path("/api/homes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.RESIDENT)
public final class HomeMemberResource {
    private final HomeDesk desk;
    private final FrontDoor door;

    @Inject
    HomeMemberResource(HomeDesk desk, FrontDoor door) {
        this.desk = desk;
        this.door = door;
    }

    /** Who belongs to a home of his. */
    @GET
    @Path("/{id}/members")
    public List<MemberView> members(@PathParam("id") String id, @Context SecurityContext security) {
        return views(desk.require(Visitor.of(security).account(), id, Role.VIEWER));
    }

    /** Changes what a member may do; for owners of the home. */
    @PATCH
    @Path("/{id}/members/{personId}")
    public List<MemberView> setRole(@PathParam("id") String id, @PathParam("personId") String personId,
            @Nullable WantedRole wanted, @Context SecurityContext security) {
        return views(desk.setRole(Visitor.of(security).account(), id, personId, role(wanted)));
    }

    /** Removes a member, for owners of the home; or leaves it. */
    @DELETE
    @Path("/{id}/members/{personId}")
    public void remove(@PathParam("id") String id, @PathParam("personId") String personId,
            @Context SecurityContext security) {
        desk.removeMember(Visitor.of(security).account(), id, personId);
    }

    /** The invitations that are open, without their secrets; for owners of the home. */
    @GET
    @Path("/{id}/invitations")
    public List<OpenInvitation> invitations(@PathParam("id") String id, @Context SecurityContext security) {
        return desk.invitations(Visitor.of(security).account(), id).stream().map(OpenInvitation::of).toList();
    }

    /** Makes an invitation, which is good for one member within seven days; for owners of the home. */
    @POST
    @Path("/{id}/invitations")
    public Response invite(@PathParam("id") String id, @Nullable WantedRole wanted,
            @Context SecurityContext security) {
        Role role = role(wanted);
        String token = desk.invite(Visitor.of(security).account(), id, role);
        return Response.status(Response.Status.CREATED).entity(new Invitation(role.label(), token)).build();
    }

    /** Takes all open invitations back; for owners of the home. */
    @DELETE
    @Path("/{id}/invitations")
    public void uninvite(@PathParam("id") String id, @Context SecurityContext security) {
        desk.uninvite(Visitor.of(security).account(), id);
    }

    private List<MemberView> views(Home home) {
        return home.members().stream().map(member -> MemberView.of(member, door.people())).toList();
    }

    private static Role role(@Nullable WantedRole wanted) {
        return Role.named(required(wanted == null ? null : wanted.role(), "role"));
    }
}
