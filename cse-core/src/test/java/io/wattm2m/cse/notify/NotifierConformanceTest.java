// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Cursors;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.Resources;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS-0001 10.2.10, TS-0004 7.5.1: who is told, of what, in which order, and what happens when that is not possible. */
class NotifierConformanceTest {
    private static final NotifySettings SETTINGS = new NotifySettings(3, Duration.ofMillis(1), Duration.ofMillis(4), 8,
            1_000, Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(5));

    private final Resource base = Resources.cseBase();
    private final Resource power = Resources.container(base, "power", Map.of());
    private final MemoryStore store = MemoryStore.with(base, power);
    private final Cursors cursors = store.cursors();
    private final Targets targets = new Targets();
    private final List<Notifier> started = new ArrayList<>();
    private Notifier notifier = start();

    @AfterEach
    void close() {
        started.forEach(Notifier::close);
    }

    @Test
    void anUpdateIsToldToEveryTargetOnBehalfOfTheCse() {
        subscribe(Map.of("nu", List.of("Ca", "http://b/n", "Ca"), "nec", 3L));

        write(view -> Changes.updated(power, power.withAll(Map.of("lbl", List.of("x")))));

        await().untilAsserted(
                () -> assertThat(targets.told()).containsExactlyInAnyOrder("Ca 1 power", "http://b/n 1 power"));
        RequestPrimitive request = targets.requests().getFirst();
        assertThat(request.originator()).isEqualTo("/id-in");
        assertThat(request.parameters()).containsEntry("ec", 3L);
    }

    @Test
    void bookkeepingAndEvictionsAreNotTold() {
        subscribe(Map.of("nu", List.of("Ca"), "enc", Map.of("net", List.of(1L, 4L))));
        Resource instance = create(Resources.contentInstance(power, "i", "1"));

        write(view -> Changes.adjusted(power, power.withAll(Map.of("cni", 1L))));
        write(view -> Changes.evicted(List.of(instance)));
        Resource other = create(Resources.container(power, "child", Map.of()));
        write(view -> Changes.deleted(other));

        await().untilAsserted(() -> assertThat(targets.told()).containsExactly("Ca 4 child"));
    }

    @Test
    void newInstancesAreToldInTheirOrder() {
        subscribe(Map.of("nu", List.of("Ca", "Cb"), "enc", Map.of("net", List.of(3L))));

        createInstances(1, 100);

        await().untilAsserted(() -> assertThat(targets.toldTo("Ca")).containsExactlyElementsOf(names(1, 100)));
        await().untilAsserted(() -> assertThat(targets.toldTo("Cb")).containsExactlyElementsOf(names(1, 100)));
    }

    @Test
    void instancesFromBeforeTheSubscriptionAreNotTold() {
        create(Resources.contentInstance(power, "old", "1").withAll(Map.of("ct", "20250101T000000")));
        subscribe(Map.of("nu", List.of("Ca"), "enc", Map.of("net", List.of(3L))));

        create(Resources.contentInstance(power, "new", "1"));

        await().untilAsserted(() -> assertThat(targets.toldTo("Ca")).containsExactly("new"));
    }

    @Test
    void aSlowTargetHoldsUpNobodyAndMissesNothing() {
        targets.hold("Cslow");
        subscribe(Map.of("nu", List.of("Cslow", "Cfast"), "enc", Map.of("net", List.of(3L))));

        createInstances(1, 200);

        await().untilAsserted(() -> assertThat(targets.toldTo("Cfast")).hasSize(200));
        targets.release("Cslow");
        await().untilAsserted(() -> assertThat(targets.toldTo("Cslow")).containsExactlyElementsOf(names(1, 200)));
    }

    @Test
    void aTargetThatIsBackIsToldOfTheInstancesItMissed() {
        targets.refuse("Ca", Integer.MAX_VALUE);
        subscribe(Map.of("nu", List.of("Ca"), "enc", Map.of("net", List.of(3L))));
        createInstances(1, 20);
        await().until(() -> targets.attempts("Ca") >= 3);

        targets.refuse("Ca", 0);
        createInstances(21, 21);

        await().untilAsserted(() -> assertThat(targets.toldTo("Ca")).containsExactlyElementsOf(names(1, 21)));
    }

    @Test
    void aTargetIsTriedAgainBeforeItIsGivenUp() {
        targets.refuse("Ca", 2);
        subscribe(Map.of("nu", List.of("Ca")));

        write(view -> Changes.updated(power, power.withAll(Map.of("lbl", List.of("x")))));

        await().untilAsserted(() -> assertThat(targets.told()).containsExactly("Ca 1 power"));
    }

    @Test
    void afterARestartTellingGoesOnWhereItEnded() {
        subscribe(Map.of("nu", List.of("Ca"), "enc", Map.of("net", List.of(3L))));
        createInstances(1, 3);
        await().untilAsserted(() -> assertThat(targets.toldTo("Ca")).hasSize(3));
        notifier.close();

        // committed, and the process ends before anybody is told
        IntStream.rangeClosed(4, 6).forEach(i -> store.write(view -> Changes.created(instance(i))));
        notifier = start();

        await().untilAsserted(() -> assertThat(targets.toldTo("Ca")).containsExactlyElementsOf(names(1, 6)));
    }

    @Test
    void withoutAKeptPositionTellingBeginsAtTheSubscription() {
        store.write(view -> Changes.created(instance(1).withAll(Map.of("ct", "20250101T000000"))));
        store.write(
                view -> Changes.created(subscription(Map.of("nu", List.of("Ca"), "enc", Map.of("net", List.of(3L))))));
        store.write(view -> Changes.created(instance(2)));

        notifier = start();

        await().untilAsserted(() -> assertThat(targets.toldTo("Ca")).containsExactly("i2"));
    }

    @Test
    void conditionsAreDecidedWhenItHappens() {
        subscribe(Map.of("nu", List.of("Ca"), "enc", Map.of("net", List.of(3L), "sts", 1L)));
        createInstances(1, 1);
        Resource counted = power.withAll(Map.of("st", 1L));
        write(view -> Changes.adjusted(power, counted));

        createInstances(2, 2);
        write(view -> Changes.adjusted(counted, power));
        createInstances(3, 3);

        await().untilAsserted(() -> assertThat(targets.toldTo("Ca")).containsExactly("i1", "i3"));
    }

    @Test
    void theExpirationCounterEndsTheSubscriptionAndTellsTheSubscriber() {
        subscribe(Map.of("nu", List.of("Ca"), "exc", 2L, "su", "Cowner", "enc", Map.of("net", List.of(3L))));

        createInstances(1, 5);

        await().untilAsserted(() -> assertThat(targets.told()).containsExactly("Ca 3 i1", "Ca 3 i2", "Cowner sud"));
        assertThat(store.committed().byId("sub-s")).isEmpty();
        await().untilAsserted(() -> assertThat(cursors.load()).isEmpty());
    }

    @Test
    void whatCannotBeSentDoesNotCount() {
        targets.answerFailure("Ca");
        subscribe(Map.of("nu", List.of("Ca"), "exc", 1L));

        write(view -> Changes.updated(power, power.withAll(Map.of("lbl", List.of("x")))));

        await().until(() -> targets.attempts("Ca") == 1);
        notifier.close();
        assertThat(store.committed().byId("sub-s")).isPresent();
    }

    @Test
    void aDeletionIsToldThoughItTakesTheSubscriptionAlong() {
        Resource parent = create(Resources.container(base, "parent", Map.of()));
        Resource child = create(Resources.container(parent, "child", Map.of()));
        create(Resources.subscription(parent, "own", Map.of("nu", List.of("Ca"), "enc", Map.of("net", List.of(2L)))));
        create(Resources.subscription(child, "deep", Map.of("nu", List.of("Cb"), "su", "Cowner")));
        create(Resources.subscription(child, "low", Map.of("nu", List.of("Cd"), "enc", Map.of("net", List.of(2L)))));
        create(Resources.subscription(base, "above", Map.of("nu", List.of("Cc"), "enc", Map.of("net", List.of(4L)))));

        write(view -> Changes.deleted(parent));

        await().untilAsserted(() -> assertThat(targets.told()).containsExactlyInAnyOrder("Ca 2 parent", "Cowner sud",
                "Cc 4 parent", "Cd 2 child"));
    }

    @Test
    void theEndOfASubscriptionIsNotTheDeletionOfWhatItSubscribedTo() {
        Resource subscription =
                subscribe(Map.of("nu", List.of("Ca"), "su", "Cowner", "enc", Map.of("net", List.of(2L))));

        write(view -> Changes.deleted(subscription));

        await().untilAsserted(() -> assertThat(targets.told()).containsExactly("Cowner sud"));
    }

    @Test
    void aChangedSubscriptionTellsThoseItNamesNow() {
        Resource before = subscribe(Map.of("nu", List.of("Ca"), "enc", Map.of("net", List.of(3L))));
        createInstances(1, 1);
        await().untilAsserted(() -> assertThat(targets.toldTo("Ca")).containsExactly("i1"));
        Resource after = before.withAll(Map.of("nu", List.of("Cb"), "lt", "20260105T101600"));
        write(view -> Changes.updated(before, after));

        create(Resources.contentInstance(power, "i2", "1").withAll(Map.of("ct", "20260105T101700")));
        await().untilAsserted(() -> assertThat(targets.toldTo("Cb")).containsExactly("i2"));
        Resource silent = after.withAll(Map.of("enc", Null.NULL));
        write(view -> Changes.updated(after, silent));
        createInstances(3, 3);
        write(view -> Changes.updated(power, power.withAll(Map.of("lbl", List.of("x")))));

        await().untilAsserted(() -> assertThat(targets.toldTo("Cb")).containsExactly("i2", "power"));
        assertThat(targets.toldTo("Ca")).containsExactly("i1");
        await().untilAsserted(() -> assertThat(cursors.load()).isEmpty());
    }

    private Notifier start() {
        Notifier fresh = new Notifier(store, Resources.CSE, (creator, subscribedTo) -> true, targets, SETTINGS,
                Clock.systemUTC());
        fresh.start();
        started.add(fresh);
        return fresh;
    }

    private Resource subscription(Map<String, Object> attributes) {
        return Resources.subscription(power, "s", attributes);
    }

    private Resource subscribe(Map<String, Object> attributes) {
        return create(subscription(attributes));
    }

    private Resource create(Resource resource) {
        return write(view -> Changes.created(resource)).created().getFirst();
    }

    private void createInstances(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(i -> create(instance(i)));
    }

    private Resource instance(int number) {
        return Resources.contentInstance(power, "i" + number, "1").withAll(Map.of("st", (long) number));
    }

    private static List<String> names(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> "i" + i).toList();
    }

    private Changes write(Function<ResourceView, Changes> decision) {
        List<Resource> subscriptions = new ArrayList<>();
        Changes applied = store.write(view -> {
            Changes changes = decision.apply(view);
            subscriptions.addAll(notifier.concerned(view, changes.deleted()));
            return changes;
        });
        notifier.applied(applied, subscriptions);
        return applied;
    }
}
