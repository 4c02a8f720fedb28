// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.exchange.Exchanges;
import io.wattm2m.energy.home.HomeDesk;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.people.FrontDoor;
import io.wattm2m.energy.picture.FloorPlans;
import io.wattm2m.energy.picture.PictureStore;
import io.wattm2m.energy.privacy.PrivacyDesk;
import io.wattm2m.energy.push.PushDesk;
import io.wattm2m.energy.schedule.Schedules;
import jakarta.ws.rs.ext.ContextResolver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.jetty.JettyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The application's HTTP server: REST, live feed, dashboard. Thread-safe. */
public final class EnergyServer implements AutoCloseable {
    private static final long LARGEST_REQUEST = 64 * 1024;
    private static final List<String> WITH_LIMITS_OF_THEIR_OWN =
            List.of("/api/power/import", "/api/models/profiles.json", "/api/models/baselines.json",
                    "/api/floor-plan/picture", "/api/auth/me/picture");
    static final String LIVE = "/api/ws/devices";
    private static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
                    + "frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "X-Frame-Options", "DENY",
            "Cross-Origin-Resource-Policy", "same-origin");

    private final Server server;
    private final ServerConnector connector;
    private final LiveFeed feed;

    private EnergyServer(Server server, ServerConnector connector, LiveFeed feed) {
        this.server = server;
        this.connector = connector;
        this.feed = feed;
    }

    /**
     * Starts the server.
     *
     * @param address where it listens; port 0 takes a free one
     * @param household what it shows
     * @param routine what the household does by itself
     * @param door whom it shows it to
     * @param residents in which homes they are at home
     * @throws StartFailure if the port is in use
     */
    public static EnergyServer start(InetSocketAddress address, Household household, Routine routine,
            FrontDoor door, Residents residents) {
        QueuedThreadPool threads = new QueuedThreadPool(50, 4);
        threads.setName("energy-http");
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        server.addConnector(connector);
        ObjectMapper json = json();
        LiveFeed feed = new LiveFeed(json, new Entrance(door), residents.homes());
        server.setHandler(
                handlers(server, new Parts(household, routine, door, residents,
                        new Meters(household.clock(), feed)), feed, json));
        EnergyServer started = new EnergyServer(server, connector, feed);
        started.start(address);
        return started;
    }

    /** Where it listens, e.g. {@code http://127.0.0.1:8090}. */
    public URI address() {
        String host = connector.getHost();
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + literal + ":" + connector.getLocalPort());
    }

    /** How many clients listen to the live feed. */
    int liveClients() {
        return feed.clients();
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // Jetty declares Exception
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the energy server does not stop", e);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Jetty declares Exception
    private void start(InetSocketAddress address) {
        try {
            server.start();
        } catch (IOException e) {
            close();
            throw new StartFailure("energy: cannot listen at " + address.getHostString() + " port " + address.getPort()
                    + ", it is in use or not to be had; set energy.port to another", e);
        } catch (Exception e) {
            close();
            throw new IllegalStateException("the energy server does not start", e);
        }
    }

    private static Handler handlers(Server server, Parts parts, LiveFeed feed, ObjectMapper json) {
        parts.household.devices().observe(feed);
        WebSocketUpgradeHandler live =
                WebSocketUpgradeHandler.from(server, container -> container.addMapping(LIVE, feed));
        KoreanTexts korean = KoreanTexts.read();
        live.setHandler(new Handler.Sequence(new Rest(rest(parts, korean, json)), WebPages.create()));
        ProblemWriter problems = new ProblemWriter(json, new ProblemLanguage(korean), LARGEST_REQUEST);
        server.setErrorHandler(problems);
        return new WithHeaders(new SizeLimitHandler(LARGEST_REQUEST, -1),
                new Guard(live, parts.door, parts.meters, problems));
    }

    /** Takes no null for an element of a list: none of them could do anything with it. */
    private static ObjectMapper json() {
        return JsonMapper.builder().addModule(new JavaTimeModule())
                .withConfigOverride(List.class,
                        list -> list.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }

    private static Handler rest(Parts parts, KoreanTexts korean, ObjectMapper json) {
        ResourceConfig config = new ResourceConfig(Routes.ALL).register(RoleFilter.class).register(new RepeatFilter())
                .register(JournalFilter.class).register(new PartsBinder(parts, korean)).register(new Problems())
                .register(new ProblemLanguage(korean)).register(new PageHeaders()).register(new JsonForm(json))
                .register(JacksonFeature.withoutExceptionMappers())
                .property(ServerProperties.WADL_FEATURE_DISABLE, true);
        return ContainerFactory.createContainer(JettyHttpContainer.class, config);
    }

    /** How the documents are written; a class of its own, because Jersey asks it for its type. */
    private record JsonForm(ObjectMapper json) implements ContextResolver<ObjectMapper> {
        @Override
        public ObjectMapper getContext(Class<?> type) {
            return json;
        }
    }

    /** What the resources ask. */
    record Parts(Household household, Routine routine, FrontDoor door, Residents residents, Meters meters) {}

    /** Hands the parts to the resources: of what belongs to plugs, what whoever asks sees. */
    private static final class PartsBinder extends AbstractBinder {
        private final Parts parts;
        private final KoreanTexts korean;

        PartsBinder(Parts parts, KoreanTexts korean) {
            this.parts = parts;
            this.korean = korean;
        }

        @Override
        protected void configure() {
            bind(parts).to(Parts.class);
            bindFactory(InSight.OfHousehold.class).to(Household.class);
            bindFactory(InSight.OfEachHome.class).to(EachHome.class);
            bindFactory(InSight.OfSchedules.class).to(Schedules.class);
            bindFactory(InSight.OfAlerts.class).to(SeenAlerts.class);
            bind(korean).to(KoreanTexts.class);
            bind(parts.residents).to(Residents.class);
            bind(parts.residents.homes()).to(Homes.class);
            bind(parts.residents.desk()).to(HomeDesk.class);
            bind(parts.residents.privacy()).to(PrivacyDesk.class);
            bind(parts.door).to(FrontDoor.class);
            bind(parts.meters).to(Meters.class);
            bind(parts.routine.neighbourhood()).to(Neighbourhood.class);
            bind(parts.routine.facilities().push()).to(PushDesk.class);
            bind(parts.routine.outlook()).to(Outlook.class);
            bind(parts.routine.facilities().exchanges()).to(Exchanges.class);
            bind(parts.routine.facilities().plans()).to(FloorPlans.class);
            bind(parts.routine.facilities().pictures()).to(PictureStore.class);
        }
    }

    /** Lets only what belongs to the REST interface through to it. */
    private static final class Rest extends Handler.Wrapper {
        Rest(Handler rest) {
            super(rest);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            return Guard.isRoute(Request.getPathInContext(request)) && super.handle(request, response, callback);
        }
    }

    /** Puts the headers that protect a browser on every answer. */
    private static final class WithHeaders extends Handler.Wrapper {
        private final Handler next;

        WithHeaders(SizeLimitHandler limit, Handler next) {
            super(limit);
            this.next = next;
            limit.setHandler(next);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            HEADERS.forEach(response.getHeaders()::put);
            String path = Request.getPathInContext(request);
            return WITH_LIMITS_OF_THEIR_OWN.stream().anyMatch(path::startsWith)
                    ? next.handle(request, response, callback)
                    : super.handle(request, response, callback);
        }
    }
}
