// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.Wishes.checked;

import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.picture.FloorPlan;
import io.wattm2m.energy.picture.FloorPlans;
import io.wattm2m.energy.picture.PictureStore;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The floor plan of a home ({@code home}), for those who belong to it; without a home, or for {@code household}, that
 * of the installation, or of the first home of whoever is no more than a resident. Thread-safe.
 */
@Path("/api/floor-plan")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class FloorPlanResource {
    private static final int LONGEST_SIDE = 1600;
    private final Household household;
    private final Homes homes;
    private final FloorPlans plans;
    private final PictureFiles pictures;

    @Inject
    FloorPlanResource(Household household, Homes homes, FloorPlans plans, PictureStore pictures) {
        this.household = household;
        this.homes = homes;
        this.plans = plans;
        this.pictures = new PictureFiles(pictures);
    }

    /** Rooms, and plugs that whoever asks sees; whether there is a picture behind them. */
    @GET
    public PlanView plan(@QueryParam("home") @DefaultValue("") String home, @Context SecurityContext security) {
        String place = place(home, Visitor.of(security), Role.VIEWER);
        return PlanView.of(plans.plan(place, this::sees), pictures.has(picture(place)));
    }

    /** Puts rooms and plugs in the place of what was drawn before. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public PlanView draw(@QueryParam("home") @DefaultValue("") String home, @Nullable WantedPlan wanted,
            @Context SecurityContext security) {
        String place = place(home, Visitor.of(security), Role.MEMBER);
        if (wanted == null || wanted.rooms() == null || wanted.outlets() == null) {
            throw Refusal.malformed("wanted is {\"rooms\": […], \"outlets\": […]}");
        }
        List<FloorPlan.Room> rooms = wanted.rooms();
        List<FloorPlan.Outlet> outlets = wanted.outlets().stream().map(outlet -> new FloorPlan.Outlet(
                household.device(outlet.deviceId()).deviceId(), outlet.x(), outlet.y())).toList();
        FloorPlan drawn = checked(() -> plans.keep(place, new FloorPlan(rooms, outlets), this::sees));
        return PlanView.of(drawn, pictures.has(picture(place)));
    }

    /** The picture behind rooms and plugs; 204 where there is none. */
    @GET
    @Path("/picture")
    @Produces({"image/png", "image/jpeg"})
    public Response shown(@QueryParam("home") @DefaultValue("") String home, @Context SecurityContext security) {
        return pictures.shown(picture(place(home, Visitor.of(security), Role.VIEWER)));
    }

    /** Takes a picture, PNG or JPEG; it is made anew and no side of it is longer than 1600 points. */
    @PUT
    @Path("/picture")
    @Consumes({"image/png", "image/jpeg"})
    public void take(@QueryParam("home") @DefaultValue("") String home, InputStream body,
            @Context SecurityContext security) throws IOException {
        pictures.take(picture(place(home, Visitor.of(security), Role.MEMBER)), body, LONGEST_SIDE);
    }

    /** Takes the picture away again; rooms and plugs stay. */
    @DELETE
    @Path("/picture")
    public void clear(@QueryParam("home") @DefaultValue("") String home, @Context SecurityContext security) {
        pictures.forget(picture(place(home, Visitor.of(security), Role.MEMBER)));
    }

    private boolean sees(String deviceId) {
        return household.devices().find(deviceId).isPresent();
    }

    /** Whose plan it is, the same whatever is to be done; Refusal where whoever asks has no such role there. */
    private String place(String home, Visitor visitor, Role needed) {
        boolean isOfTheInstallation =
                (home.isEmpty() || home.equals(Residence.HOUSEHOLD)) && visitor.isAtLeast(Role.VIEWER);
        Optional<Home> his = visitor.person().filter(person -> !isOfTheInstallation)
                .flatMap(person -> homes.of(person.id()).stream()
                        .filter(one -> home.isEmpty() || one.id().equals(home)).findFirst());
        Optional<Role> role = isOfTheInstallation ? visitor.role()
                : his.flatMap(one -> visitor.person().flatMap(person -> one.role(person.id())));
        if (role.filter(known -> known.includes(needed)).isEmpty()) {
            throw Refusal.forbidden("this is for " + needed.spoken() + " of the home");
        }
        return his.map(Home::id).orElse(FloorPlans.INSTALLATION);
    }

    private static String picture(String place) {
        return "floor-plan/" + place;
    }

    /** The plan. */
    record PlanView(List<FloorPlan.Room> rooms, List<FloorPlan.Outlet> outlets, boolean hasPicture) {
        static PlanView of(FloorPlan plan, boolean hasPicture) {
            return new PlanView(plan.rooms(), plan.outlets(), hasPicture);
        }
    }

    /** What is drawn. */
    record WantedPlan(@Nullable List<FloorPlan.Room> rooms, @Nullable List<FloorPlan.Outlet> outlets) {}
}
