// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.spi.Nodes;
import io.wattm2m.cse.type.AeType;
import io.wattm2m.cse.type.AssignedStem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * AE-IDs with {@code S} at a CSE that has a registrar: the service provider assigns them, so the IN-CSE is asked before
 * an AE gets one, and told when the AE has gone (TS-0001 10.2.2.2 and 10.2.2.3). What could not be told while the
 * IN-CSE was away, or what it has lost, is told when it is back. Thread-safe.
 */
public final class AssignedIdentifiers implements ChangeObserver, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AssignedIdentifiers.class);
    private static final Set<ResponseStatusCode> UNREACHABLE =
            Set.of(ResponseStatusCode.TARGET_NOT_REACHABLE, ResponseStatusCode.REMOTE_ENTITY_NOT_REACHABLE,
                    ResponseStatusCode.REQUEST_TIMEOUT, ResponseStatusCode.NOT_FOUND);
    /** What an AE may be told as it is; other refusals are between the CSEs. */
    private static final Set<ResponseStatusCode> TOLD =
            Set.of(ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED,
                    ResponseStatusCode.APP_RULE_VALIDATION_FAILED,
                    ResponseStatusCode.SERVICE_SUBSCRIPTION_NOT_ESTABLISHED);
    private final boolean asking;
    private final Nodes nodes;
    private final KnownCses known;
    private final StemRequests requests;
    private final Duration retry;
    /** Stems of which the IN-CSE may not know how they are. */
    private final Set<String> behind = ConcurrentHashMap.newKeySet();
    /** Stems of AEs that are about to be created. */
    private final Set<String> registering = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("assigned-identifiers").factory());
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean compared;

    AssignedIdentifiers(FederationSettings settings, KnownCses known, StemRequests requests, Nodes nodes) {
        this.nodes = nodes;
        this.asking = settings.hasRegistrar();
        this.known = known;
        this.requests = requests;
        this.retry = settings.announceRetry();
    }

    /** Tells from now on what the IN-CSE does not know. */
    void start() {
        if (asking) {
            Future<?> _ = timer.scheduleWithFixedDelay(this::settleAll, 0, retry.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /**
     * The AE-ID-Stem with which an AE registers, once the IN-CSE has agreed where it has to: what it asks for, and for
     * {@code S} the one that it is assigned. To be followed by {@link #applied} or {@link #released}.
     *
     * @throws RequestFailure with the IN-CSE's reason; TARGET_NOT_REACHABLE where it is away
     */
    public String assigned(RequestPrimitive registration) {
        String wanted = registration.originator();
        if (!asking || !wanted.startsWith(AssignedStem.NEW)) {
            return wanted;
        }
        underWay.incrementAndGet();
        try {
            String stem = wanted.equals(AssignedStem.NEW) ? stem(created(registration, wanted))
                    : brought(registration, wanted);
            registering.add(stem);
            return stem;
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** The AE that had this stem assigned was not registered after all. */
    public void released(String stem) {
        if (asking && registering.remove(stem)) {
            tell(stem);
        }
    }

    @Override
    public void applied(Changes applied, List<Resource> gone) {
        if (asking) {
            applied.created().stream().filter(AssignedIdentifiers::isConcerned)
                    .forEach(ae -> registering.remove(ae.id()));
            applied.deleted().stream().filter(AssignedIdentifiers::isConcerned).forEach(ae -> tell(ae.id()));
        }
    }

    /** The registrar may have lost what it was told. */
    void returned() {
        behind.addAll(present());
        compared = false;
        soon();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private static boolean isConcerned(Resource resource) {
        return resource.is(AeType.NUMBER) && resource.id().startsWith(AssignedStem.NEW);
    }

    /** The stem that an AE brings along, which the IN-CSE may know from an earlier registration. */
    private String brought(RequestPrimitive registration, String stem) {
        ResponsePrimitive moved = requests.relink(stem, true);
        if (moved.status() == ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE) {
            throw new RequestFailure(ResponseStatusCode.ORIGINATOR_HAS_ALREADY_REGISTERED,
                    "the IN-CSE has the AE-ID " + stem + " for somebody else");
        }
        ResponsePrimitive _ = moved.status() == ResponseStatusCode.NOT_FOUND ? created(registration, stem)
                : require(moved, stem);
        return stem;
    }

    private ResponsePrimitive created(RequestPrimitive registration, String stem) {
        return require(requests.create(registration, stem), stem);
    }

    private static ResponsePrimitive require(ResponsePrimitive answer, String stem) {
        if (answer.status().isSuccess()) {
            return answer;
        }
        String why = answer.content().map(Content::value).map(Object::toString).orElse("");
        if (UNREACHABLE.contains(answer.status())) {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE,
                    "the IN-CSE, which assigns the AE-ID " + stem + ", does not answer: " + why);
        }
        throw new RequestFailure(TOLD.contains(answer.status()) ? answer.status()
                : ResponseStatusCode.OPERATION_DENIED_BY_REMOTE_ENTITY,
                "the IN-CSE does not assign the AE-ID " + stem + " (" + answer.status().number() + "): " + why);
    }

    /** The stem in the link of what was created, or in its identifier. */
    private static String stem(ResponsePrimitive answer) {
        Map<String, Object> created = answer.content().map(Content::members).orElse(Map.of());
        return Stream.of("lnk", "aei", "ri").map(created::get).filter(String.class::isInstance).map(String.class::cast)
                .map(text -> text.substring(text.lastIndexOf('/') + 1))
                .filter(text -> text.startsWith(AssignedStem.NEW) && text.length() > 1).findFirst()
                .orElseThrow(() -> new RequestFailure(ResponseStatusCode.OPERATION_DENIED_BY_REMOTE_ENTITY,
                        "the IN-CSE has not said which AE-ID it assigns"));
    }

    private void tell(String stem) {
        behind.add(stem);
        soon();
    }

    private void soon() {
        try {
            timer.execute(this::settleAll);
        } catch (RejectedExecutionException closed) {
            LOG.debug("the CSE stops; {} AE-IDs are told of at the next start", behind.size());
        }
    }

    /** The root of the timer's tasks. */
    private void settleAll() {
        if (!nodes.onDuty()) {
            return;
        }
        try {
            compare();
            if (underWay.get() == 0) {
                List.copyOf(behind).stream().filter(stem -> !registering.contains(stem)).forEach(this::settle);
            }
        } catch (RuntimeException fault) {
            LOG.error("the IN-CSE could not be told of AE-IDs; it is tried again", fault);
        }
    }

    /** What went while nobody told the IN-CSE, in an earlier run for instance. */
    private void compare() {
        if (!compared) {
            Optional<List<String>> believed = requests.known();
            // what is being assigned is not here yet: then it is looked at again
            compared = believed.isPresent() && underWay.get() == 0;
            Set<String> present = Set.copyOf(present());
            believed.filter(stems -> compared).ifPresent(
                    stems -> stems.stream().filter(stem -> !present.contains(stem)).forEach(behind::add));
        }
    }

    private void settle(String stem) {
        behind.remove(stem);
        Optional<Resource> ae = known.tree().byId(stem).filter(AssignedIdentifiers::isConcerned);
        ResponsePrimitive answer = requests.relink(stem, ae.isPresent());
        if (answer.status() == ResponseStatusCode.NOT_FOUND && ae.isPresent()) {
            answer = requests.create(RequestPrimitive.create(stem, known.cse().name(), AeType.NUMBER,
                    new Content("m2m:ae", ae.get().attributes())), stem);
        }
        boolean unknown = ae.isEmpty() && answer.status() == ResponseStatusCode.NOT_FOUND;
        if (UNREACHABLE.contains(answer.status()) && !unknown) {
            behind.add(stem);
        } else if (!answer.status().isSuccess() && ae.isPresent()) {
            LOG.warn("the IN-CSE does not assign the AE-ID {} of an AE that is registered here: {}", stem,
                    answer.status());
        }
    }

    private List<String> present() {
        try (Stream<Resource> entities = known.tree().children(known.cse().id().substring(1), AeType.NUMBER)) {
            return entities.filter(AssignedIdentifiers::isConcerned).map(Resource::id).toList();
        }
    }
}
