// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.automation.Automation;
import io.wattm2m.cse.automation.TimeSyncBeacons;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.engine.Consequences;
import io.wattm2m.cse.engine.Dispatcher;
import io.wattm2m.cse.engine.ExpectedData;
import io.wattm2m.cse.engine.ExpirySweeper;
import io.wattm2m.cse.engine.GroupValidation;
import io.wattm2m.cse.engine.Hosting;
import io.wattm2m.cse.engine.MissingDataDetector;
import io.wattm2m.cse.engine.NonBlocking;
import io.wattm2m.cse.engine.UnvalidatedGroups;
import io.wattm2m.cse.federation.Federation;
import io.wattm2m.cse.identity.OriginatorForm;
import io.wattm2m.cse.identity.ProvenOriginators.Neighbours;
import io.wattm2m.cse.notify.Notifier;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.reach.PointsOfAccess;
import io.wattm2m.cse.reach.PollingChannels;
import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Application;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Connection;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.Meters;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.type.AeType;
import io.wattm2m.cse.type.AnnouncedType;
import io.wattm2m.cse.type.RemoteCseType;
import io.wattm2m.cse.type.StandardTypes;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running CSE with its bindings and the applications in its process.
 *
 * <p>{@link #start} opens everything from the store up to the applications, or nothing: what was opened before a
 * failure is closed again. Thread-safe.
 */
public final class Cse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cse.class);
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<URI> pointsOfAccess = new ArrayList<>();
    private final List<String> offers = new ArrayList<>();
    private Optional<String> firstToken = Optional.empty();
    private final Configuration configuration;
    private final Profile profile;
    private final CseSettings settings;
    private final Sections sections;
    private final Receiver receiver;

    private Cse(Configuration configuration, Plugins plugins, Clock clock) {
        this.configuration = configuration;
        this.profile = configuration.read("cse", Profile.Setting.DEFAULTS).profile();
        this.settings = configuration.read("cse", profile.defaults());
        this.sections = Sections.of(configuration);
        try {
            this.receiver = assemble(plugins, clock);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /**
     * Starts a CSE.
     *
     * @throws StartFailure with one clear line where the operator has to put something right
     */
    public static Cse start(Configuration configuration, Plugins plugins, Clock clock) {
        return new Cse(configuration, plugins, clock);
    }

    /** The CSE as a receiver of requests. */
    public Receiver receiver() {
        return receiver;
    }

    /** Where it listens. */
    public List<URI> pointsOfAccess() {
        return List.copyOf(pointsOfAccess);
    }

    /** What its applications offer to people, a line each. */
    public List<String> offers() {
        return List.copyOf(offers);
    }

    /** The administrator's token, where it was made at this start; it cannot be had again. */
    public Optional<String> firstToken() {
        return firstToken;
    }

    /** Who it is. */
    public CseSettings settings() {
        return settings;
    }

    /** Stops everything, last started first stopped. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            AutoCloseable part = started.pop();
            try {
                part.close();
            } catch (Exception fault) {
                LOG.error("{} did not stop cleanly", part.getClass().getSimpleName(), fault);
            }
        }
    }

    /** Nothing is opened before all settings have been read. */
    private Receiver assemble(Plugins plugins, Clock clock) {
        Entity cse = new Entity(settings.id(), settings.name());
        TypeRegistry types = new TypeRegistry(types(plugins));
        Protection protection = opened(Protection.of(configuration, clock));
        Map<String, Binding> bindings = bindings(plugins, cse, types, protection);
        List<Application> applications = applications(plugins);
        ResourceStore store = opened(store(plugins).open(configuration, types));
        Hosting hosting = new Hosting(cse, store, types, clock, sections.engine(), sections.containers());
        CseBase base = new CseBase(hosting, sections.federation().type());
        base.settle(List.of());
        LocalBinding local = new LocalBinding(protection.security().client());
        PollingChannels channels = new PollingChannels(sections.polling(), clock, store.nodes());
        PointsOfAccess outward = new PointsOfAccess(with(bindings.values(), local), store.committed(), cse, channels);
        Federation federation =
                new Federation(sections.federation(), cse, hosting.settings().serviceProvider(), store, outward, clock);
        Outward outside = new Outward(profile.exit(settings, federation.outward()), store.committed(), cse);
        Notifier notifier = opened(notifier(hosting, outside, plugins.meters()));
        Automation automation = opened(new Automation(store, cse, clock));
        TimeSyncBeacons beacons = opened(new TimeSyncBeacons(store, cse, clock, outside));
        ExpectedData expected = new ExpectedData(notifier::missing);
        UnvalidatedGroups groups = new UnvalidatedGroups();
        Consequences consequences = new Consequences(store, outside, notifier, federation.identifiers(),
                observers(store, federation, notifier, automation, expected, beacons, groups));
        NonBlocking nonBlocking =
                opened(new NonBlocking(hosting, consequences, sections.requests(), sections.notifications()));
        Receiver dispatcher = beacons
                .start(new Dispatcher(hosting, privileges(hosting).guard(), consequences, nonBlocking, channels));
        outside.open(dispatcher);
        notifier.start();
        automation.start(dispatcher);
        listen(bindings, entrance(protection, hosting, federation, dispatcher), upkeep(store, plugins));
        firstToken = protection.firstToken(settings.admin());
        base.settle(pointsOfAccess);
        opened(federation.started(dispatcher, announceable(types)));
        watch(hosting, consequences, expected, groups);
        start(store.nodes().areSeveral() ? List.of() : applications, local.connection(cse, dispatcher, store));
        nonBlocking.start(dispatcher);
        store.nodes().ready();
        return dispatcher;
    }

    /** All who follow changes, those of other nodes as well. */
    private static List<ChangeObserver> observers(ResourceStore store, Federation federation,
            ChangeObserver... others) {
        List<ChangeObserver> observers =
                Stream.concat(federation.observers().stream(), Arrays.stream(others)).toList();
        store.nodes().follow(observers);
        return observers;
    }

    /** What is done because time passes. */
    private void watch(Hosting hosting, Consequences consequences, ExpectedData expected, UnvalidatedGroups groups) {
        opened(new ExpirySweeper(hosting, consequences)).start();
        opened(new MissingDataDetector(hosting, consequences, expected)).start();
        opened(new GroupValidation(hosting, privileges(hosting).guard(), consequences, groups,
                sections.federation().announceRetry())).start();
    }

    private void listen(Map<String, Binding> bindings, Receiver entrance, CseUpkeep upkeep) {
        bindings.forEach((name, binding) -> {
            opened(binding);
            if (sections.operations().enabled()) {
                binding.operated(upkeep);
            }
            if (sections.listeners().include(name)) {
                pointsOfAccess.addAll(binding.start(upkeep.measured(name, entrance)));
            }
        });
        upkeep.listening();
    }

    private CseUpkeep upkeep(ResourceStore store, Plugins plugins) {
        return new CseUpkeep(store, plugins.meters(), configuration.general().data());
    }

    private Receiver entrance(Protection protection, Hosting hosting, Federation federation, Receiver dispatcher) {
        OriginatorForm form = new OriginatorForm(hosting.cse(), hosting.settings().serviceProvider());
        return protection.entrance(form, neighbours(federation, hosting.store()), settings.admin(),
                profile.entrance(settings, dispatcher));
    }

    private static Neighbours neighbours(Federation federation, ResourceStore store) {
        return new Neighbours() {
            @Override
            public boolean hasCse(String cseId) {
                return federation.hasNeighbour(cseId);
            }

            @Override
            public boolean hasAe(String stem) {
                return store.committed().byId(stem).filter(entity -> entity.is(AeType.NUMBER)).isPresent();
            }
        };
    }

    private void start(List<Application> applications, Connection connection) {
        for (Application application : applications) {
            opened(application).start(connection);
            offers.addAll(application.offers());
        }
    }

    private List<Application> applications(Plugins plugins) {
        return plugins.applications().stream().map(provider -> provider.create(configuration)).toList();
    }

    private Map<String, Binding> bindings(Plugins plugins, Entity cse, TypeRegistry types, Protection protection) {
        Serialisations serialisations = new Serialisations(types);
        Map<String, Binding> bindings = new LinkedHashMap<>();
        plugins.bindings().forEach(provider -> bindings.put(provider.name(),
                provider.create(configuration, cse, serialisations, protection.security())));
        return bindings;
    }

    private Notifier notifier(Hosting hosting, Receiver outward, Meters meters) {
        Notifier notifier = new Notifier(hosting.store(), hosting.cse(), privileges(hosting), outward,
                sections.notifications(), hosting.clock());
        notifier.figures().forEach(meters::watch);
        return notifier;
    }

    private Privileges privileges(Hosting hosting) {
        return Privileges.of(hosting, settings.admin(), settings.withoutPolicy());
    }

    private List<ResourceType> types(Plugins plugins) {
        Stream<ResourceType> added = plugins.types().stream().flatMap(provider -> provider.types().stream());
        Stream<ResourceType> specialized = DefinitionFolder.types(settings.definitions()).stream();
        RemoteCseType remoteCse = new RemoteCseType(sections.federation().allowedCses());
        return StandardTypes.with(with(Stream.concat(added, specialized).toList(), remoteCse), settings.id());
    }

    /** Instances are announced once, when they are written. */
    private static List<Integer> announceable(TypeRegistry types) {
        return types.numbers().stream().filter(number -> types.byNumber(number)
                .filter(type -> AnnouncedType.isAnnounceable(type) && !type.has(ResourceType.Trait.INSTANCE))
                .isPresent()).toList();
    }

    /** The provider of the store, once nobody else has settings to read. */
    private StoreProvider store(Plugins plugins) {
        StoreProvider provider = named(plugins);
        provider.check(configuration);
        configuration.rejectUnknownKeys();
        return provider;
    }

    private StoreProvider named(Plugins plugins) {
        return plugins.stores().stream().filter(provider -> provider.name().equals(settings.store())).findFirst()
                .orElseThrow(() -> new StartFailure("cse.store " + settings.store() + " is none of "
                        + plugins.stores().stream().map(StoreProvider::name).toList()));
    }

    private <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        return part;
    }

    private static <T> List<T> with(Collection<T> some, T more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
