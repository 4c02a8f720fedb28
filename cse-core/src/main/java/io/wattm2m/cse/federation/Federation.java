// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.reach.PointsOfAccess;
import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.ResourceStore;
import java.time.Clock;
import java.util.List;

/** All that a CSE has to do with other CSEs, put together. Thread-safe. */
public final class Federation implements AutoCloseable {
    private final FederationSettings settings;
    private final PointsOfAccess pointsOfAccess;
    private final Clock clock;
    private final Forwarding forwarding;
    private final Registration registration;
    private final Announcer announcer;
    private final AssignedIdentifiers identifiers;
    private final KnownCses known;

    /** The federation of {@code cse}, which belongs to this service provider. */
    public Federation(FederationSettings settings, Entity cse, String serviceProvider, ResourceStore store,
            PointsOfAccess pointsOfAccess, Clock clock) {
        this.known = KnownCses.of(cse, store.committed(), settings);
        this.settings = settings;
        this.pointsOfAccess = pointsOfAccess;
        this.clock = clock;
        this.forwarding = new Forwarding(known, pointsOfAccess, serviceProvider, clock);
        this.announcer = new Announcer(settings, store, new Announcements(known, forwarding, clock));
        this.identifiers = new AssignedIdentifiers(settings, known,
                new StemRequests(known, settings.infrastructure(), forwarding, clock), store.nodes());
        this.registration = new Registration(settings, known, store.nodes(), this::returned);
    }

    /** The way to entities and to other CSEs. */
    public Receiver outward() {
        return forwarding;
    }

    /** Whether the CSE with this CSE-ID is registered here, or is where this one is registered. */
    public boolean hasNeighbour(String cseId) {
        return known.neighbour(cseId).isPresent();
    }

    /** AE-IDs that the service provider assigns. */
    public AssignedIdentifiers identifiers() {
        return identifiers;
    }

    /** Those who have to be told of changes. */
    public List<ChangeObserver> observers() {
        return List.of(registration, announcer, identifiers);
    }

    /**
     * Begins to register and to announce.
     *
     * @param own takes requests to this CSE
     * @param announceable the types of which resources may be announced
     */
    public Federation started(Receiver own, List<Integer> announceable) {
        registration.start(request -> pointsOfAccess.reach(settings.registrar(), request), own, clock);
        announcer.start(known.tree().byPath(known.cse().name()).orElseThrow(), announceable);
        identifiers.start();
        return this;
    }

    @Override
    public void close() {
        announcer.close();
        identifiers.close();
        registration.close();
    }

    /** A CSE that this one has had to register at anew. */
    private void returned(String cse) {
        announcer.returned(cse);
        identifiers.returned();
    }
}
