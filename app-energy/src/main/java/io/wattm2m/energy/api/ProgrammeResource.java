// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.IncentiveViews.ApplicationView;
import io.wattm2m.energy.api.IncentiveViews.ProgrammeView;
import io.wattm2m.energy.api.IncentiveViews.Wanted;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Programmes that homes can apply for; 502 where whoever offers them cannot be asked. Thread-safe. */
@Path("/api/programmes")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.RESIDENT)
public final class ProgrammeResource {
    private final Household household;
    private final Homes homes;
    private final Neighbourhood neighbourhood;

    @Inject
    public ProgrammeResource(Household household, Homes homes, Neighbourhood neighbourhood) {
        this.household = household;
        this.homes = homes;
        this.neighbourhood = neighbourhood;
    }

    /** What one can apply for, or could. */
    @GET
    public List<ProgrammeView> all() {
        return asked(() -> neighbourhood.programmes().all()).stream()
                .map(programme -> ProgrammeView.of(programme, household.today())).toList();
    }

    /** Applies for one; who has applied before gets what became of that. 409 where it is not open. */
    @POST
    @Path("/{id}/applications")
    @Consumes(MediaType.APPLICATION_JSON)
    public ApplicationView apply(@PathParam("id") String id, @QueryParam("homeId") @Nullable String homeId,
            @Nullable Wanted wanted, @Context SecurityContext security) {
        String home = Residence.of(household, homes, Visitor.of(security), homeId)
                .require(Role.MEMBER).id();
        String text = wanted == null ? "" : Wishes.or(wanted.text(), "");
        return ApplicationView.of(Wishes.possible(
                () -> Wishes.checked(() -> asked(() -> neighbourhood.programmes().apply(home, id, text)))));
    }

    /** What became of the applications of one's homes. */
    @GET
    @Path("/applications")
    public List<ApplicationView> applications(@Context SecurityContext security) {
        List<String> his = Residence.ids(household, homes, Visitor.of(security));
        return neighbourhood.programmes().of(his).stream().map(ApplicationView::of).toList();
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new WebApplicationException("the programmes cannot be asked: " + e.getMessage(), e,
                    Status.BAD_GATEWAY);
        }
    }

    /** Something that is asked of an office. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException;
    }
}
