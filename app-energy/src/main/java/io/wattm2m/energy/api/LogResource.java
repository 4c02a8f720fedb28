// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.LogEntry;
import io.wattm2m.energy.people.LogEntry.Kind;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;

/** What was done, and which requests were answered; for owners. Thread-safe. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Admits(Role.OWNER)
public final class LogResource {
    private static final int MOST = 500;
    private final FrontDoor door;

    @Inject
    public LogResource(FrontDoor door) {
        this.door = door;
    }

    /** What was done with accounts and switches, the newest first; the next page is in {@code Link}. */
    @GET
    @Path("/system_logs")
    public Response systemLogs(@QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("before") @DefaultValue("9223372036854775807") long before) {
        return page(Kind.SYSTEM, "system_logs", limit, before);
    }

    /** Clears it; that this was done remains. */
    @DELETE
    @Path("/system_logs")
    public void clearSystemLogs(@Context SecurityContext security) {
        door.logs().journal().clear(Kind.SYSTEM, Visitor.of(security).id());
    }

    /** The requests that were answered, the newest first; the next page is in {@code Link}. */
    @GET
    @Path("/api_logs")
    public Response apiLogs(@QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("before") @DefaultValue("9223372036854775807") long before) {
        return page(Kind.API, "api_logs", limit, before);
    }

    /** One of them. */
    @GET
    @Path("/api_logs/{id}")
    public LogView apiLog(@PathParam("id") long id) {
        return door.logs().store().entry(id).filter(entry -> entry.kind() == Kind.API).map(this::view)
                .orElseThrow(() -> Refusal.unknown("there is no entry " + id + " in the API log"));
    }

    /** Clears it; that this was done is in the system log. */
    @DELETE
    @Path("/api_logs")
    public void clearApiLogs(@Context SecurityContext security) {
        door.logs().journal().clear(Kind.API, Visitor.of(security).id());
    }

    private Response page(Kind kind, String route, int limit, long before) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.malformed("limit " + limit + " is not 1 to " + MOST);
        }
        List<LogView> entries = door.logs().store().entries(kind, before, limit).stream().map(this::view).toList();
        Response.ResponseBuilder answer = Response.ok(entries);
        if (entries.size() == limit) {
            answer.header("Link", "</api/" + route + "?limit=" + limit + "&before=" + entries.getLast().id()
                    + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private LogView view(LogEntry entry) {
        return new LogView(entry.id(), entry.time(),
                door.people().find(entry.actor()).map(Person::name).orElse(entry.actor()), entry.text(),
                entry.status(), entry.millis());
    }

    /** An entry; status and milliseconds are 0 where it was no request. */
    record LogView(long id, Instant time, String actor, String text, int status, long millis) {}
}
