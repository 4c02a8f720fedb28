// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.wattm2m.energy.api.Problems.Problem;
import io.wattm2m.energy.people.Allowance;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.people.LogEntry;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Stands before everything that is not a file of the dashboard: finds out who comes, holds up who comes too often,
 * sends away what pages of other sites have sent, and writes down what was answered. Thread-safe.
 */
final class Guard extends Handler.Wrapper {
    static final String VISITOR = "io.wattm2m.energy.visitor";
    static final String ADDRESS = "io.wattm2m.energy.address";
    private static final List<String> PLACES =
            List.of("/api/", "/devices/", "/auto-control/", "/models/", "/grafana/", "/docs/");
    private static final List<String> NAMES = List.of("/health", "/metrics", "/docs", "/grafana", "/devices");
    private final Entrance entrance;
    private final FrontDoor door;
    private final Clock clock;
    private final Meters meters;
    private final Allowance requests;
    private final Forwarding forwarding;
    private final ProblemWriter problems;

    Guard(Handler next, FrontDoor door, Meters meters, ProblemWriter problems) {
        super(next);
        this.entrance = new Entrance(door);
        this.door = door;
        this.clock = meters.clock();
        this.meters = meters;
        this.problems = problems;
        this.forwarding = Forwarding.behind(door.rules().settings().trustedProxies());
        int perMinute = door.rules().settings().requestsPerMinute();
        this.requests = new Allowance(perMinute, Duration.ofMinutes(1).dividedBy(perMinute), clock);
    }

    /** Whether this is a route, and no place of the dashboard's. */
    static boolean isRoute(String path) {
        return PLACES.stream().anyMatch(path::startsWith) || NAMES.contains(path);
    }

    /** The visitor whom the guard has let in. */
    static Visitor visitor(Request request) {
        return request.getAttribute(VISITOR) instanceof Visitor visitor ? visitor : Visitor.NOBODY;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        if (!isRoute(path)) {
            return super.handle(request, response, callback);
        }
        Instant start = clock.instant();
        request.setAttribute(ADDRESS, forwarding.address(request));
        Request.addCompletionListener(request, failure -> note(request, response.getStatus(), start));
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        try {
            admit(request, path);
        } catch (Refusal refusal) {
            refuse(request, response, refusal, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private void admit(Request request, String path) {
        Visitor visitor = entrance.visitor(request);
        request.setAttribute(VISITOR, visitor);
        if (Entrance.isFromElsewhere(request)) {
            throw Refusal.forbidden("a page of another site must not ask for this");
        }
        String who = visitor.person().isPresent() ? visitor.id() : Entrance.address(request);
        if (!path.equals("/health") && !requests.take(who)) {
            throw Refusal.tooOften("there are too many requests", requests.pause(who));
        }
        if (path.equals(EnergyServer.LIVE) && !visitor.isAtLeast(Role.RESIDENT)) {
            throw Refusal.unproven("log in first");
        }
    }

    private void refuse(Request request, Response response, Refusal refusal, Callback callback)
            throws JsonProcessingException {
        Problem problem = Problem.of(refusal);
        Problems.hints(problem.status(), refusal.pause()).forEach(response.getHeaders()::put);
        problems.write(problem, request, response, callback);
    }

    /** Who has had himself erased by this request leaves no trace. */
    private String actor(Visitor visitor) {
        boolean isGone = visitor.person().isPresent() && door.people().find(visitor.id()).isEmpty();
        return isGone ? Visitor.NOBODY.id() : visitor.id();
    }

    /** The path without what is asked for: that may be private. */
    private void note(Request request, int status, Instant start) {
        String path = Request.getPathInContext(request);
        Duration time = Duration.between(start, clock.instant());
        meters.answered(request.getMethod(), status, time);
        if (!path.equals("/health") && !path.equals("/metrics")) {
            door.logs().requests()
                    .add(LogEntry.request(start, actor(visitor(request)), request.getMethod() + " " + path,
                            status, time.toMillis()));
        }
    }
}
