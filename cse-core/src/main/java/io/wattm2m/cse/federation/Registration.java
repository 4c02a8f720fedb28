// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CONFLICT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.TARGET_NOT_REACHABLE;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Nodes;
import io.wattm2m.cse.type.RemoteCseType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this CSE registered at its registrar (TS-0001 10.2.2.7): registers at the start, tries again with longer pauses
 * while the registrar is away, renews the registration before it ends and after changes in what is registered here, and
 * registers anew where the registrar has lost it.
 *
 * <p>Thread-safe; one thread of its own does all of it.
 */
public final class Registration implements ChangeObserver, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration NEXT_LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private final FederationSettings settings;
    private final KnownCses known;
    private final Nodes nodes;
    private final Consumer<String> renewed;
    private final Semaphore changes = new Semaphore(0);
    private final Thread keeper = Thread.ofVirtual().name("registration").unstarted(this::keep);
    private volatile @org.jspecify.annotations.Nullable RegistrarLink link;
    private volatile boolean registered;
    private volatile boolean closed;
    private Duration pause = FIRST_PAUSE;

    /** A registration; {@code renewed} is told the registrar's CSE-ID where it had to be made anew. */
    public Registration(FederationSettings settings, KnownCses known, Nodes nodes, Consumer<String> renewed) {
        this.nodes = nodes;
        this.renewed = renewed;
        this.settings = settings;
        this.known = known;
    }

    /**
     * Registers from now on, if there is a registrar.
     *
     * @param registrar takes requests at the registrar
     * @param own takes requests here
     */
    public void start(Receiver registrar, Receiver own, Clock clock) {
        if (settings.hasRegistrar()) {
            link = new RegistrarLink(settings, known, registrar, own, clock);
            keeper.start();
        }
    }

    /** Whether the registrar has confirmed the registration and has not been missed since. */
    public boolean isRegistered() {
        return registered;
    }

    /** The registrar is told which CSEs are registered here (TS-0004 7.4.4.2.1, descendantCSEs). */
    @Override
    public void applied(Changes applied, List<Resource> gone) {
        Stream<Resource> touched = Stream.of(applied.created(), applied.deleted(),
                applied.updated().stream().map(Changes.Replacement::after).toList()).flatMap(List::stream);
        if (touched.anyMatch(this::isRegistree)) {
            changes.release();
        }
    }

    @Override
    public void close() {
        closed = true;
        changes.release();
        awaitEnd();
        RegistrarLink current = link;
        if (current != null && registered && settings.deregister() && !nodes.areSeveral()) {
            ResponsePrimitive answer = current.delete();
            LOG.info("deregistered from {}: {}", settings.registrarId(), answer.status());
        }
    }

    /** What is under way may come to its end. */
    private void awaitEnd() {
        try {
            if (keeper.getState() != Thread.State.NEW && !keeper.join(LONGEST_END)) {
                keeper.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isRegistree(Resource resource) {
        return resource.is(RemoteCseType.NUMBER)
                && resource.get(RemoteCseType.CSE_ID).filter(id -> !id.equals(settings.registrarId())).isPresent();
    }

    private void keep() {
        try {
            while (!closed) {
                boolean woken = changes.tryAcquire(attempt().toNanos(), TimeUnit.NANOSECONDS);
                if (woken) {
                    changes.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    /** Registers or renews; returns the time until the next attempt. */
    private Duration attempt() {
        if (!nodes.onDuty()) {
            registered = false;
            return min(NEXT_LOOK, settings.registrationCheck());
        }
        try {
            if (settle(java.util.Objects.requireNonNull(link))) {
                pause = FIRST_PAUSE;
                return settings.registrationCheck();
            }
        } catch (RuntimeException fault) {
            registered = false;
            LOG.error("registering at {} failed; it is tried again", settings.registrar(), fault);
        }
        Duration next = pause;
        pause = min(pause.multipliedBy(2), settings.registrationCheck());
        return min(next, settings.registrationCheck());
    }

    private boolean settle(RegistrarLink current) {
        if (registered && current.update().status().isSuccess()) {
            return true;
        }
        ResponsePrimitive answer = current.create();
        if (answer.status() == ORIGINATOR_HAS_ALREADY_REGISTERED || answer.status() == CONFLICT) {
            answer = current.update();
        }
        if (answer.status() == CREATED) {
            renewed.accept(settings.registrarId());
        }
        return answer.status().isSuccess() ? confirmed(current) : missed(answer);
    }

    private boolean confirmed(RegistrarLink current) {
        registered = true;
        ResponsePrimitive described = current.describeRegistrar();
        if (!described.status().isSuccess()) {
            LOG.warn("the registrar {} cannot be described here: {}", settings.registrarId(), described.content());
        }
        LOG.info("registered at {} ({})", settings.registrarId(), settings.registrar());
        return true;
    }

    private boolean missed(ResponsePrimitive answer) {
        if (registered || answer.status() != TARGET_NOT_REACHABLE) {
            LOG.warn("not registered at {} ({}), it is tried again: {} {}", settings.registrarId(),
                    settings.registrar(), answer.status(), answer.content().map(content -> content.value()).orElse(""));
        } else {
            LOG.debug("{} is not reachable", settings.registrar());
        }
        registered = false;
        return false;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
