// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.ScheduleViews.ConflictView;
import io.wattm2m.energy.api.ScheduleViews.ScheduleView;
import io.wattm2m.energy.api.ScheduleViews.UpcomingView;
import io.wattm2m.energy.api.ScheduleViews.Wanted;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.schedule.Outcome;
import io.wattm2m.energy.schedule.Schedule;
import io.wattm2m.energy.schedule.Schedules;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schedules: what is switched when, what contradicts itself, and what became of it. Thread-safe. */
@Path("/api/schedules")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class ScheduleResource {
    private static final int MOST_DAYS = 90;
    private static final int MOST_UPCOMING = 1000;
    private static final Share SHARE = new Share(500, "schedules");
    private final Household household;
    private final Homes homes;
    private final Schedules schedules;

    @Inject
    ScheduleResource(Household household, Homes homes, Schedules schedules) {
        this.household = household;
        this.homes = homes;
        this.schedules = schedules;
    }

    /** All schedules. */
    @GET
    public List<ScheduleView> all() {
        return schedules.all().stream().map(this::view).toList();
    }

    /** Makes a schedule: 201 with its address; 409 where there are too many. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@Nullable Wanted wanted) {
        String id = UUID.randomUUID().toString();
        ScheduleView made = keep(wanted(wanted).create(id, household.today()));
        return Response.created(URI.create("/api/schedules/" + id)).entity(made).build();
    }

    /** One schedule. */
    @GET
    @Path("/{id}")
    public ScheduleView one(@PathParam("id") String id) {
        return view(find(id));
    }

    /** Changes what is given of a schedule. */
    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ScheduleView change(@PathParam("id") String id, @Nullable Wanted wanted) {
        return keep(wanted(wanted).change(find(id)));
    }

    /** Forgets a schedule. */
    @DELETE
    @Path("/{id}")
    public void delete(@PathParam("id") String id) {
        schedules.delete(find(id).id());
    }

    /** What comes in the next days, in the order of time. */
    @GET
    @Path("/upcoming")
    public List<UpcomingView> upcoming(@QueryParam("days") @DefaultValue("7") int days) {
        return schedules.upcoming(days(days)).stream().limit(MOST_UPCOMING)
                .map(each -> UpcomingView.of(each, household.zone())).toList();
    }

    /** Schedules that want the opposite of the same plug within five minutes, in the next days. */
    @GET
    @Path("/conflicts")
    public List<ConflictView> conflicts(@QueryParam("days") @DefaultValue("14") int days) {
        return schedules.conflicts(days(days)).stream().map(each -> ConflictView.of(each, household.zone())).toList();
    }

    /** What became of the last times, the newest first. */
    @GET
    @Path("/outcomes")
    public List<Outcome> outcomes(@BeanParam Page page) {
        return page.of(schedules.outcomes(Page.REACH));
    }

    private ScheduleView keep(Schedule named) {
        Schedule schedule = named.of(household.ids(named.deviceIds()));
        SHARE.require(homes, schedule.deviceIds(), schedules.all().stream()
                .filter(other -> !other.id().equals(schedule.id())).map(Schedule::deviceIds));
        try {
            schedules.keep(schedule);
        } catch (IllegalStateException e) {
            throw new ClientErrorException(e.getMessage(), Status.CONFLICT, e);
        }
        return view(schedule);
    }

    private Schedule find(String id) {
        return schedules.find(id).orElseThrow(() -> new NotFoundException("there is no schedule " + id));
    }

    private ScheduleView view(Schedule schedule) {
        return ScheduleView.of(schedule, schedules.next(schedule), household.zone());
    }

    private static Wanted wanted(@Nullable Wanted wanted) {
        if (wanted == null) {
            throw new BadRequestException("wanted is a schedule: deviceIds, power, at and what else is to be said");
        }
        return wanted;
    }

    private static Duration days(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new BadRequestException("days " + days + " is not 1 to " + MOST_DAYS);
        }
        return Duration.ofDays(days);
    }
}
