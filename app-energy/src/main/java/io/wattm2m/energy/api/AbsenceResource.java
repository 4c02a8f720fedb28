// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.ControlViews.AwayView;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.insight.Absences;
import io.wattm2m.energy.insight.Absences.Presence;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When nobody is at home, each home by itself: of several the first where none is named. Thread-safe. */
@Path("/api/ai/away")
@Produces(MediaType.APPLICATION_JSON)
@OfHomes
public final class AbsenceResource {
    private final Household household;
    private final EachHome his;
    private final Homes homes;

    @Inject
    AbsenceResource(Household household, EachHome his, Homes homes) {
        this.household = household;
        this.his = his;
        this.homes = homes;
    }

    /** Whether nobody is at home now, and the holiday that is to come or has begun. */
    @GET
    public AwayView away(@Context SecurityContext security) {
        return view(home(security, Role.VIEWER));
    }

    /**
     * Says that nobody is at home, with {@code until} (local time of the return, and {@code from} where it begins
     * later) for a holiday; or that somebody is. Habits do not count while nobody is; around a return use is expected.
     */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public AwayView setAway(@Nullable AwayView away, @Context SecurityContext security) {
        String home = home(security, Role.MEMBER);
        if (away == null || away.away() == null) {
            throw new BadRequestException("wanted is {\"away\": true or false}, and for a holiday until and from");
        }
        if (away.away() && away.until() != null) {
            absences().plan(home, away.holiday(household.localNow().truncatedTo(ChronoUnit.MINUTES)));
        } else {
            absences().set(home, away.away());
        }
        return view(home);
    }

    private AwayView view(String home) {
        LocalDateTime at = household.localNow();
        return AwayView.of(absences().presence(home, at) == Presence.AWAY, absences().holiday(home, at));
    }

    /** The home it is about, the same whatever is to be done; Refusal where whoever asks has no such role there. */
    private String home(SecurityContext security, Role needed) {
        String home = his.all().stream().findFirst().map(OneHome::id)
                .orElseThrow(() -> Refusal.unknown("there is no home of yours"));
        return Residence.of(household, homes, Visitor.of(security), home).require(needed).id();
    }

    private Absences absences() {
        return household.insight().control().desk().absences();
    }
}
