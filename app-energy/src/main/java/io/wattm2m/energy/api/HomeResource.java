// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.AuthViews.required;

import io.wattm2m.energy.api.HomeViews.HomeView;
import io.wattm2m.energy.api.HomeViews.WantedDevice;
import io.wattm2m.energy.api.HomeViews.WantedHome;
import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDesk;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.home.Room;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The homes of whoever asks: what they are like, and what stands there. Others do not exist. Thread-safe. */
@Path("/api/homes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Admits(Role.RESIDENT)
public final class HomeResource {
    private final Household household;
    private final Homes homes;
    private final HomeDesk desk;

    @Inject
    HomeResource(Household household, Homes homes, HomeDesk desk) {
        this.household = household;
        this.homes = homes;
        this.desk = desk;
    }

    /** His homes; a guest has none. */
    @GET
    public List<HomeView> all(@Context SecurityContext security) {
        return Visitor.of(security).person().stream()
                .flatMap(person -> homes.of(person.id()).stream().map(home -> view(home, person))).toList();
    }

    /** Makes a home, whose owner he is: 201 with its address. */
    @POST
    public Response create(@Nullable WantedHome wanted, @Context SecurityContext security) {
        Person founder = Visitor.of(security).account();
        WantedHome given = given(wanted);
        requireTariff(given, "");
        Home made = desk.create(founder, required(given.name(), "name"), given.kind(Home.Kind.INDIVIDUAL),
                given.dwelling(Dwelling.UNKNOWN));
        return Response.created(URI.create("/api/homes/" + made.id())).entity(view(made, founder)).build();
    }

    /** One of his homes. */
    @GET
    @Path("/{id}")
    public HomeView one(@PathParam("id") String id, @Context SecurityContext security) {
        Person person = Visitor.of(security).account();
        return view(desk.require(person, id, Role.VIEWER), person);
    }

    /** Changes what is given of a home; for its members. The income level is for its owners to say. */
    @PATCH
    @Path("/{id}")
    public HomeView change(@PathParam("id") String id, @Nullable WantedHome wanted,
            @Context SecurityContext security) {
        Person person = Visitor.of(security).account();
        WantedHome given = given(wanted);
        Home known = desk.require(person, id, given.incomeLevel() == null ? Role.MEMBER : Role.OWNER);
        requireTariff(given, known.dwelling().tariff());
        return view(desk.describe(person, known.described(given.name(known.name()), given.kind(known.kind()),
                given.dwelling(known.dwelling()))), person);
    }

    /** Forgets a home; for its owners. What stands there stands in no home then. */
    @DELETE
    @Path("/{id}")
    public void remove(@PathParam("id") String id, @Context SecurityContext security) {
        desk.remove(Visitor.of(security).account(), id);
    }

    /** Says which rooms there are; for members. */
    @PUT
    @Path("/{id}/rooms")
    public HomeView arrange(@PathParam("id") String id, @Nullable List<Room> rooms,
            @Context SecurityContext security) {
        if (rooms == null) {
            throw Refusal.malformed("wanted is [{\"id\": …, \"name\": …}]");
        }
        Person person = Visitor.of(security).account();
        return view(desk.arrange(person, id, rooms), person);
    }

    /**
     * Has a device stand in a home, or says more of it; for members. A device that stands in no home is for members of
     * the installation to give.
     */
    @PUT
    @Path("/{id}/devices/{deviceId}")
    public HomeView place(@PathParam("id") String id, @PathParam("deviceId") String deviceId,
            @Nullable WantedDevice wanted, @Context SecurityContext security) {
        Visitor visitor = Visitor.of(security);
        Person person = visitor.account();
        desk.require(person, id, Role.MEMBER);
        String known = household.device(deviceId).deviceId();
        if (!Sight.ofAll(visitor, Role.MEMBER, homes).sees(known)) {
            throw Refusal.forbidden("you may see " + known + ", and not put it anywhere");
        }
        WantedDevice given = wanted == null ? new WantedDevice(null, null, null, null, null) : wanted;
        return view(desk.place(person, id, given.device(known)), person);
    }

    /** Takes a device out of a home, where what it has measured stays; for members. */
    @DELETE
    @Path("/{id}/devices/{deviceId}")
    public HomeView takeAway(@PathParam("id") String id, @PathParam("deviceId") String deviceId,
            @Context SecurityContext security) {
        Person person = Visitor.of(security).account();
        return view(desk.takeAway(person, id, deviceId, kind(deviceId)), person);
    }

    /** As which a home has to have a plug for it to go on being what it is by the class that is written on it. */
    private HomeDevice.Kind kind(String deviceId) {
        return household.devices().find(deviceId).map(EnergyFlows::part).map(part -> switch (part) {
            case SOLAR -> HomeDevice.Kind.SOLAR_PANEL;
            case BATTERY -> HomeDevice.Kind.BATTERY;
            case GRID -> HomeDevice.Kind.SMART_METER;
            case SITE, CONSUMER -> HomeDevice.Kind.SMART_PLUG;
        }).orElse(HomeDevice.Kind.SMART_PLUG);
    }

    private HomeView view(Home home, Person person) {
        return HomeView.of(home, home.role(person.id()).orElseThrow(), household.devices());
    }

    /** What it pays by is one of the tariffs that are known, or stays what it was. */
    private void requireTariff(WantedHome given, String known) {
        String wanted = given.tariff();
        List<String> ids = household.insight().bills().tariffs().ids();
        if (wanted != null && !wanted.isEmpty() && !wanted.equals(known) && !ids.contains(wanted)) {
            throw Refusal.malformed("tariff '" + wanted + "' is none of " + String.join(", ", ids));
        }
    }

    private static WantedHome given(@Nullable WantedHome wanted) {
        if (wanted == null) {
            throw Refusal.malformed("wanted is a home: name, kind, address and what else is to be said");
        }
        return wanted;
    }
}
