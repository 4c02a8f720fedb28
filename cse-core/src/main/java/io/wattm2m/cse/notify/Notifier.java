// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static io.wattm2m.cse.type.EventNotificationCriteria.CREATE_OF_CHILD;
import static io.wattm2m.cse.type.EventNotificationCriteria.DELETE_OF_CHILD;
import static io.wattm2m.cse.type.EventNotificationCriteria.MISSING_DATA;
import static io.wattm2m.cse.type.EventNotificationCriteria.RETRIEVE_WITHOUT_INSTANCE;
import static io.wattm2m.cse.type.EventNotificationCriteria.UPDATE_OF_RESOURCE;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.ChangeObserver;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Changes.Replacement;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.Figure;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.type.SubscriptionType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscribers of committed changes (TS-0001 10.2.10): in order for each target of each subscription, side by side
 * for different ones, in bounded memory.
 *
 * <p>Instances are told by position: a subscriber that is slow or away is told of all that are still there when it can
 * be reached again, also after a restart; some may be told twice then. Other events are dropped when they cannot be
 * told. Thread-safe. {@link #start} comes first, {@link #close} last.
 */
public final class Notifier implements ChangeObserver, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final ResourceView tree;
    private final Entity cse;
    private final SubscriptionIndex index;
    private final MissingData missingData;
    private final BlockingUpdates blockingUpdates;
    private final CrossResources crossResources;
    private final GroupNotifications groupNotifications;
    private final Deliveries deliveries;
    private final CursorKeeper keeper;
    private final ExecutorService threads;
    private final Outlet outlet;

    /**
     * A notifier for the subscriptions in this store.
     *
     * @param readership who may be told
     * @param way takes notifications to their targets, which stand in {@code to} as they do in {@code nu}
     * @param calendar the time of which schedules are
     */
    public Notifier(ResourceStore store, Entity cse, Readership readership, Receiver way, NotifySettings settings,
            Clock calendar) {
        this(store, cse, readership, way, settings, new SystemAlarmClock(calendar));
    }

    Notifier(ResourceStore store, Entity cse, Readership readership, Receiver way, NotifySettings settings,
            AlarmClock clock) {
        Room room = new Room(settings.total());
        this.tree = store.committed();
        this.cse = cse;
        this.index = new SubscriptionIndex(tree);
        this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("notify-", 0).factory());
        this.outlet = new Outlet(cse, tree, new Sender(way, settings, room), threads, clock, settings,
                () -> new TargetQueue(settings.queue(), room), new Schedules(), new Statistics(store),
                new Allowance(tree), new Duty(store.nodes()), readership,
                new CountDown(store, this::countedDown)::told);
        this.missingData = new MissingData(clock);
        this.crossResources = new CrossResources(store, outlet);
        this.groupNotifications = new GroupNotifications(outlet);
        this.blockingUpdates = new BlockingUpdates(index, outlet);
        this.deliveries = new Deliveries(outlet, store.cursors());
        this.keeper = new CursorKeeper(deliveries, store.cursors(), settings.cursorFlush());
    }

    /** Takes up telling of instances where it ended. Called once, before any request is taken. */
    public void start() {
        tree.byPath(cse.name()).ifPresent(this::start);
        keeper.start();
    }

    /** The subscriptions that go, and of what they subscribe to that which goes as well. */
    @Override
    public List<Resource> concerned(ResourceView view, List<Resource> deleted) {
        return Subscriptions.withSubscribedTo(view, deleted);
    }

    /** Tells of changes that are committed, in the order in which this is called. */
    @Override
    public void applied(Changes applied, List<Resource> deletedSubscriptions) {
        index.forget(applied, deletedSubscriptions);
        outlet.schedules().applied(applied).forEach(deliveries::reschedule);
        if (outlet.duty().isOurs()) {
            tell(applied, deletedSubscriptions);
        } else {
            deletedSubscriptions.forEach(deleted -> outlet.schedules().forget(deleted.id()));
        }
        crossResources.applied(applied);
    }

    @Override
    public void dutyBegins() {
        tree.byPath(cse.name()).ifPresent(root -> keeper.resume(Subscriptions.below(tree, List.of(root))));
    }

    @Override
    public void dutyEnds() {
        deliveries.clear();
    }

    @Override
    public long untoldSince() {
        return outlet.duty().since();
    }

    /** What it can tell of itself. */
    public List<Figure> figures() {
        return outlet.sender().figures();
    }

    /** The cross-resource subscriptions. */
    public CrossResources crossResources() {
        return crossResources;
    }

    /** The notifications that groups gather. */
    public GroupNotifications groupNotifications() {
        return groupNotifications;
    }

    /** What creators of subscriptions are told when targets leave. */
    public RemovalNotice removalNotice() {
        return new RemovalNotice(outlet);
    }

    /** Who has to agree before a resource is updated. */
    public BlockingUpdates blockingUpdates() {
        return blockingUpdates;
    }

    /**
     * What is to be done when a request has been answered: to tell those who monitor operations on its target, whatever
     * became of it. Asked for beforehand, as the subscription may go with the target.
     */
    public Runnable monitoring(RequestPrimitive request, Resource target) {
        if (!index.isWatched(target.id())) {
            return () -> {};
        }
        List<Subscription> monitoring = index.of(target.id()).stream().filter(subscription -> subscription.monitors()
                .stream().anyMatch(each -> each.matches(request.operation(), request.originator(), cse.id())))
                .filter(subscription -> SubscriptionMatcher.meets(target, subscription))
                .filter(subscription -> outlet.mayTell(subscription, target)).toList();
        return () -> monitoring.forEach(subscription -> tellOperation(subscription, request, target));
    }

    /** Tells that a RETRIEVE of this container with its children has found no instance. */
    public void foundNoInstance(Resource container) {
        if (index.isWatched(container.id())) {
            tellItself(container, RETRIEVE_WITHOUT_INSTANCE, subscription -> true);
        }
    }

    /**
     * Counts one more missing data point of a time series, and tells those who have waited for so many (TS-0001
     * 10.2.4.30).
     *
     * @param timeSeries the resource as it is now, with the point in {@code mdlt}
     */
    public void missing(Resource timeSeries) {
        if (outlet.duty().isOurs() && index.isWatched(timeSeries.id())) {
            tellItself(timeSeries, MISSING_DATA, missingData::isEnough);
        }
    }

    /** Stops telling, and makes durable how far everybody has been told. */
    @Override
    public void close() {
        outlet.sender().stop();
        outlet.clock().close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("some notifications are still under way; they are not waited for");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        keeper.close();
    }

    private void start(Resource root) {
        List<Resource> subscriptions = Subscriptions.below(tree, List.of(root));
        index.start(subscriptions);
        outlet.schedules().start(Subscriptions.schedules(tree, root));
        if (outlet.duty().isOurs()) {
            keeper.resume(subscriptions);
        }
        crossResources.start(Subscriptions.across(tree, root));
    }

    private void tell(Changes applied, List<Resource> deletedSubscriptions) {
        applied.updated().forEach(this::tellUpdate);
        applied.created().forEach(this::tellCreation);
        applied.deleted().forEach(deleted -> tellOfChild(Event.of(DELETE_OF_CHILD, deleted)));
        deletedSubscriptions.stream().filter(deleted -> deleted.is(SubscriptionType.NUMBER))
                .forEach(deleted -> tellEnd(deleted, deletedSubscriptions));
    }

    private void tellUpdate(Replacement update) {
        Event event = new Event(UPDATE_OF_RESOURCE, update.before(), update.after());
        index.of(update.after().id()).forEach(found -> tell(found, event, Optional.of(update.after())));
        if (update.after().is(SubscriptionType.NUMBER)) {
            missingData.forget(update.after().id());
            deliveries.retarget(Subscription.of(update.before()), Subscription.of(update.after()));
        }
        deliveries.retry(update.after());
    }

    private void tellCreation(Resource created) {
        tellOfChild(Event.of(CREATE_OF_CHILD, created));
        if (created.is(SubscriptionType.NUMBER)) {
            deliveries.follow(Subscription.of(created));
        }
        deliveries.retry(created);
    }

    private void tellOfChild(Event event) {
        index.of(event.subject().parentId()).stream()
                .filter(subscription -> outlet.mayTellOfChild(subscription, event.subject()))
                .forEach(subscription -> tell(subscription, event, Optional.empty()));
    }

    private void tell(Subscription subscription, Event event, Optional<Resource> subscribedTo) {
        if (SubscriptionMatcher.matches(subscription, event,
                () -> subscribedTo.or(() -> tree.byId(subscription.resource().parentId())))) {
            Supplier<Content> content = () -> outlet.content(subscription, event);
            Notification notification = isFollowed(subscription, event) ? Notification.of(event.subject(), content)
                    : Notification.passing(content);
            subscription.targets().forEach(target -> deliveries.of(subscription, target).offer(notification));
        }
    }

    /** Tells those of whom this is true of something that has happened to the subscribed-to resource. */
    private void tellItself(Resource resource, long kind, Predicate<Subscription> condition) {
        index.of(resource.id()).stream().filter(subscription -> subscription.events().contains(kind)).filter(condition)
                .forEach(subscription -> tell(subscription, Event.of(kind, resource), Optional.of(resource)));
    }

    private void tellOperation(Subscription subscription, RequestPrimitive request, Resource before) {
        Resource now = tree.byId(before.id()).orElse(before);
        Notification notification = Notification
                .passing(() -> new NotificationContent(cse.id()).ofOperation(subscription, now, request));
        if (tree.byId(subscription.id()).isPresent()) {
            subscription.targets().forEach(target -> deliveries.of(subscription, target).offer(notification));
        } else {
            new LastWords(subscription, List.of(), outlet).tell(notification);
        }
    }

    private static boolean isFollowed(Subscription subscription, Event event) {
        return event.kind() == CREATE_OF_CHILD && subscription.followsInstances()
                && event.subject().type().has(Trait.INSTANCE);
    }

    /** A subscription is no more: its targets are told what still waits, and why it is told no more. */
    private void tellEnd(Resource deletedSubscription, List<Resource> deleted) {
        Subscription subscription = Subscription.of(deletedSubscription);
        LastWords lastWords = new LastWords(subscription, deliveries.remove(subscription.id()), outlet);
        missingData.forget(subscription.id());
        outlet.allowance().forget(subscription.id());
        outlet.schedules().forget(subscription.id());
        lastWords.tellEnd(deleted);
    }

    private void countedDown(Changes applied) {
        if (applied.deleted().isEmpty()) {
            index.forget(applied, List.of());
        } else {
            applied.deleted().forEach(subscription -> deliveries.remove(subscription.id()).forEach(Delivery::discard));
            applied(applied, applied.deleted());
        }
    }
}
