// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.BLUE_ROOM;
import static io.wattm2m.cse.store.TestTree.COUNT;
import static io.wattm2m.cse.store.TestTree.METER;
import static io.wattm2m.cse.store.TestTree.NOTE;
import static io.wattm2m.cse.store.TestTree.NOW;
import static io.wattm2m.cse.store.TestTree.READING;
import static io.wattm2m.cse.store.TestTree.ROOM;
import static io.wattm2m.cse.store.TestTree.ROOT;
import static io.wattm2m.cse.store.TestTree.SNAPSHOT;
import static io.wattm2m.cse.store.TestTree.TEXT;
import static io.wattm2m.cse.store.TestTree.child;
import static io.wattm2m.cse.store.TestTree.reading;
import static io.wattm2m.cse.store.TestTree.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.ResourceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class ResourceStoreContractTest {
    private ResourceStore store;

    /** The store, with everything that was in it when it was closed last. */
    abstract ResourceStore open();

    @BeforeEach
    void openWithRoot() {
        store = open();
        store.write(view -> Changes.created(ROOT));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsCreatedIsFoundByIdAndByPath() {
        Resource kitchen = created(room(ROOT, "kitchen").with(COUNT, 3L).withOriginator("Cook"));

        assertThat(view().byId(kitchen.id())).contains(kitchen);
        assertThat(view().byPath("house/kitchen")).contains(kitchen);
        assertThat(view().byPath("house/cellar")).isEmpty();
        assertThat(view().byId("nobody")).isEmpty();
    }

    @Test
    void everythingIsThereAfterARestart() {
        Resource blue = created(child(BLUE_ROOM, ROOT, "blue", Map.of("lbl", List.of("a", "b"))));
        Resource first = created(reading(blue, "20"));

        reopen();

        assertThat(view().byId(blue.id())).contains(blue);
        assertThat(view().byPath(blue.path()).map(Resource::type)).contains(BLUE_ROOM);
        assertThat(view().byId(first.id())).contains(first);
        assertThat(view().byPath(first.path())).contains(first);
        assertThat(view().latest(blue.id())).contains(first);
    }

    @Test
    void sequencesAscendAndAreNeverUsedAgain() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        Resource first = created(reading(kitchen, "1"));
        Resource second = created(reading(kitchen, "2"));
        store.write(view -> Changes.deleted(first).and(Changes.evicted(List.of(second))));

        reopen();
        Resource third = created(reading(kitchen, "3"));

        assertThat(first.sequence()).isPositive();
        assertThat(second.sequence()).isGreaterThan(first.sequence());
        assertThat(third.sequence()).isGreaterThan(second.sequence());
    }

    @Test
    void aDecisionSeesWhatTheOnesBeforeItInTheBatchHaveChanged() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        Resource old = created(reading(kitchen, "old"));
        Resource table = room(kitchen, "table");
        Resource fresh = reading(kitchen, "new");

        List<Object> outcomes = inOneBatch(
                view -> Changes.created(table),
                view -> Changes.created(fresh),
                view -> Changes.evicted(List.of(view.instances(kitchen.id(), 0).findFirst().orElseThrow())),
                view -> Changes.updated(kitchen, kitchen.with(COUNT, 7L)),
                view -> {
                    assertThat(view.byId(table.id())).contains(table);
                    assertThat(view.byPath(table.path())).contains(table);
                    assertThat(view.byId(old.id())).isEmpty();
                    assertThat(view.byPath(old.path())).isEmpty();
                    assertThat(view.byId(kitchen.id()).flatMap(now -> now.get(COUNT))).contains(7L);
                    assertThat(view.latest(kitchen.id()).map(Resource::id)).contains(fresh.id());
                    assertThat(ids(view.instances(kitchen.id(), 0))).containsExactly(fresh.id());
                    assertThat(ids(view.instances(kitchen.id(), old.sequence()))).containsExactly(fresh.id());
                    assertThat(ids(view.children(kitchen.id(), 0))).containsExactly(table.id(), fresh.id());
                    assertThat(ids(view.children(kitchen.id(), 3))).containsExactly(table.id());
                    assertThat(ids(view.descendants(ROOT, 9, TestCriteria.none())))
                            .containsExactly(kitchen.id(), table.id(), fresh.id());
                    return Changes.evicted(List.of(view.latest(kitchen.id()).orElseThrow()));
                },
                view -> {
                    assertThat(view.latest(kitchen.id())).isEmpty();
                    assertThat(view.instances(kitchen.id(), 0)).isEmpty();
                    return Changes.NONE;
                });

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Changes.class));
        assertThat(view().latest(kitchen.id())).isEmpty();
        assertThat(view().byPath("house/kitchen/table")).contains(table);
    }

    @Test
    void aDecisionThatThrowsFailsAlone() {
        IllegalArgumentException own = new IllegalArgumentException("no");

        List<Object> outcomes = inOneBatch(
                view -> Changes.created(room(ROOT, "a")),
                view -> {
                    throw own;
                },
                view -> {
                    throw RequestFailure.notAllowed("never");
                },
                view -> Changes.created(room(ROOT, "b")));

        assertThat(outcomes.get(1)).isSameAs(own);
        assertThat(outcomes.get(2)).isInstanceOf(RequestFailure.class);
        assertThat(names(view().children(ROOT.id(), 0))).containsExactly("a", "b");
    }

    @Test
    void aDecisionWhoseChangesCannotBeStoredFailsAlone() {
        Resource unwritable = child(ROOM, ROOT, "x", Map.of("con", new Object()));
        Resource tooLong = child(ROOM, ROOT, "y".repeat(300), Map.of());

        List<Object> outcomes = inOneBatch(
                view -> Changes.created(room(ROOT, "a")).and(Changes.created(unwritable)),
                view -> Changes.created(tooLong),
                view -> Changes.updated(room(ROOT, "never-made"), room(ROOT, "never-made")),
                view -> Changes.created(room(ROOT, "b")));

        assertThat(outcomes.subList(0, 3)).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Exception.class));
        assertThat(names(view().children(ROOT.id(), 0))).containsExactly("b");
    }

    @Test
    void anAddressIsGivenOnce() {
        created(room(ROOT, "kitchen"));

        assertThatThrownBy(() -> created(room(ROOT, "kitchen"))).isInstanceOfSatisfying(RequestFailure.class,
                failure -> assertThat(failure.status()).isEqualTo(ResponseStatusCode.CONFLICT));
        List<Object> outcomes = inOneBatch(
                view -> Changes.created(room(ROOT, "hall")), view -> Changes.created(room(ROOT, "hall")));
        assertThat(outcomes.get(0)).isInstanceOf(Changes.class);
        assertThat(outcomes.get(1)).isInstanceOf(RequestFailure.class);
    }

    @Test
    void instancesWithANameAreFoundByIt() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        Resource cellar = created(room(ROOT, "cellar"));
        Resource named = created(child(READING, kitchen, "first", Map.of("con", "1")));

        assertThat(view().byPath("house/kitchen/first")).contains(named);
        assertThat(view().byPath("house/cellar/first")).isEmpty();
        assertThat(view().byPath("house/kitchen/" + named.id())).isEmpty();
        assertThatThrownBy(() -> created(child(READING, kitchen, "first", Map.of())))
                .isInstanceOf(RequestFailure.class);
        assertThat(created(child(READING, cellar, "first", Map.of())).path()).isEqualTo("house/cellar/first");
    }

    @Test
    void instancesOfEveryKindAreKeptBelowTheirParents() {
        Resource meter = created(child(METER, ROOT, "meter", Map.of()));
        Resource reading = created(reading(ROOT, "20"));
        Resource first = created(child(SNAPSHOT, meter, "first", Map.of("con", "1")));
        Resource second = created(child(SNAPSHOT, meter, "second", Map.of("con", "2")));

        reopen();

        assertThat(view().latest(meter.id())).contains(second);
        assertThat(ids(view().instances(meter.id(), first.sequence()))).containsExactly(second.id());
        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.typed(58)))).containsExactly(first.id(), second.id());
        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.typed(4)))).containsExactly(reading.id());
        store.write(view -> Changes.deleted(meter));
        assertThat(view().byId(first.id())).isEmpty();
        assertThat(view().latest(meter.id())).isEmpty();
    }

    @Test
    void anInstanceMayComeAgainUnderTheSameIdentifier() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        Resource former = created(reading(kitchen, "1"));

        List<Object> outcomes = inOneBatch(
                view -> Changes.deleted(former),
                view -> {
                    assertThat(view.byId(former.id())).isEmpty();
                    return Changes.created(former.with(TEXT, "2"));
                },
                view -> {
                    assertThat(view.byId(former.id()).flatMap(again -> again.get(TEXT))).contains("2");
                    assertThat(ids(view.instances(kitchen.id(), 0))).containsExactly(former.id());
                    return Changes.NONE;
                });

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Changes.class));
        assertThat(view().latest(kitchen.id()).flatMap(again -> again.get(TEXT))).contains("2");
        reopen();
        assertThat(view().byPath(former.path()).flatMap(again -> again.get(TEXT))).contains("2");
    }

    @Test
    void aReplacementTakesThePlaceOfItsFormerSelf() {
        Resource kitchen = created(child(ROOM, ROOT, "kitchen", Map.of("lbl", List.of("old"))));
        Resource after = kitchen.with(Common.LABELS, List.of("new")).with(TEXT, "changed");

        store.write(view -> Changes.updated(kitchen, after));
        store.write(view -> Changes.adjusted(after, after.with(COUNT, 1L)));

        assertThat(view().byId(kitchen.id())).contains(after.with(COUNT, 1L));
        assertThat(view().descendants(ROOT, 1, TestCriteria.labelled("new"))).hasSize(1);
        assertThat(view().descendants(ROOT, 1, TestCriteria.labelled("old"))).isEmpty();
        reopen();
        assertThat(view().byPath(kitchen.path())).contains(after.with(COUNT, 1L));
    }

    @Test
    void aSubTreeGoesWithItsRoot() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        Resource neighbour = created(room(ROOT, "kitchen2"));
        Resource table = created(room(kitchen, "table"));
        Resource crumb = created(reading(table, "crumb"));
        created(reading(kitchen, "smell"));
        view().latest(table.id());

        store.write(view -> Changes.deleted(kitchen));

        assertThat(view().byPath("house/kitchen/table")).isEmpty();
        assertThat(view().byId(table.id())).isEmpty();
        assertThat(view().byId(crumb.id())).isEmpty();
        assertThat(view().byPath(crumb.path())).isEmpty();
        assertThat(view().latest(table.id())).isEmpty();
        assertThat(view().instances(table.id(), 0)).isEmpty();
        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.none()))).containsExactly(neighbour.id());
    }

    @Test
    void anAddressIsFreeAgainInTheSameBatch() {
        Resource former = created(room(ROOT, "kitchen"));
        Resource formerTable = created(room(former, "table"));
        Resource later = room(ROOT, "kitchen");
        Resource laterTable = room(later, "table");

        List<Object> outcomes = inOneBatch(
                view -> Changes.deleted(former),
                view -> {
                    assertThat(view.byId(formerTable.id())).isEmpty();
                    return Changes.created(later);
                },
                view -> Changes.created(laterTable));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Changes.class));
        assertThat(view().byPath("house/kitchen")).contains(later);
        assertThat(view().byPath("house/kitchen/table")).contains(laterTable);
        assertThat(view().byId(formerTable.id())).isEmpty();
    }

    @Test
    void whatComesAndGoesInOneBatchLeavesNothingBehind() {
        Resource kitchen = room(ROOT, "kitchen");
        Resource smell = reading(kitchen, "smell");

        inOneBatch(
                view -> Changes.created(kitchen).and(Changes.created(smell)),
                view -> Changes.deleted(view.byId(kitchen.id()).orElseThrow()),
                view -> {
                    assertThat(view.byId(smell.id())).isEmpty();
                    assertThat(view.latest(kitchen.id())).isEmpty();
                    return Changes.NONE;
                });

        assertThat(view().byId(kitchen.id())).isEmpty();
        assertThat(view().byId(smell.id())).isEmpty();
        assertThat(view().children(ROOT.id(), 0)).isEmpty();
    }

    @Test
    void aFullParentGivesWayInOrderWithinABatchAndAcrossBatches() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        IntStream.range(0, 100).forEach(n -> created(reading(kitchen, "old" + n)));

        for (int round = 0; round < 3; round++) {
            String mark = "new" + round + "-";
            inOneBatch(IntStream.range(0, 40).<Function<ResourceView, Changes>>mapToObj(n -> view -> Changes
                    .created(reading(kitchen, mark + n))
                    .and(Changes.evicted(view.instances(kitchen.id(), 0).limit(1).toList()))).toList());
        }

        List<String> contents = view().instances(kitchen.id(), 0).map(instance -> instance.require(TEXT)).toList();
        assertThat(contents).hasSize(100).startsWith("new0-20", "new0-21").endsWith("new2-38", "new2-39");
        assertThat(view().latest(kitchen.id()).orElseThrow().require(TEXT)).isEqualTo("new2-39");
    }

    @Test
    void aDecisionNeverSeesInstancesThatAnEarlierBatchHasDeletedOrChanged() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        List<Resource> readings = IntStream.range(0, 5).mapToObj(n -> created(reading(kitchen, "" + n))).toList();
        Resource changed = readings.get(1).with(TEXT, "changed");

        store.write(view -> {
            view.instances(kitchen.id(), 0).forEach(instance -> {});
            return Changes.deleted(readings.get(2)).and(Changes.adjusted(readings.get(1), changed));
        });
        store.write(view -> Changes.evicted(view.instances(kitchen.id(), 0).limit(1).toList()));
        store.write(view -> {
            assertThat(view.instances(kitchen.id(), 0)).containsExactly(changed, readings.get(3), readings.get(4));
            return Changes.deleted(kitchen);
        });

        store.write(view -> {
            assertThat(view.instances(kitchen.id(), 0)).isEmpty();
            return Changes.NONE;
        });
    }

    @Test
    void descendantsComeParentsFirstThenByCreationThenInstances() {
        Resource b = created(room(ROOT, "b"));
        Resource reading = created(reading(b, "1"));
        Resource a = created(room(ROOT, "a"));
        Resource inB = created(room(b, "inner"));
        Resource note = created(child(NOTE, a, "note", Map.of()));
        Resource deep = created(reading(inB, "2"));

        assertThat(ids(view().descendants(ROOT, 99, TestCriteria.none())))
                .containsExactly(b.id(), a.id(), inB.id(), note.id(), reading.id(), deep.id());
        assertThat(ids(view().descendants(ROOT, 1, TestCriteria.none()))).containsExactly(b.id(), a.id());
        assertThat(ids(view().descendants(b, 1, TestCriteria.none()))).containsExactly(inB.id(), reading.id());
        assertThat(ids(view().descendants(ROOT, Integer.MAX_VALUE, TestCriteria.typed(4))))
                .containsExactly(reading.id(), deep.id());
        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.typed(23, 4))))
                .containsExactly(note.id(), reading.id(), deep.id());
    }

    @Test
    void aPathIsNoPrefixOfItsNeighboursAndNoPattern() {
        Resource plain = created(room(ROOT, "a"));
        Resource longer = created(room(ROOT, "ab"));
        Resource pattern = created(room(ROOT, "a_"));
        Resource dashed = created(room(ROOT, "a-"));
        created(room(longer, "x"));
        created(room(dashed, "x"));
        Resource inPattern = created(room(pattern, "x"));
        Resource inPlain = created(room(plain, "x"));

        assertThat(ids(view().descendants(plain, 9, TestCriteria.none()))).containsExactly(inPlain.id());
        assertThat(ids(view().descendants(pattern, 9, TestCriteria.none()))).containsExactly(inPattern.id());
        store.write(view -> Changes.deleted(pattern));
        assertThat(view().byPath("house/ab/x")).isPresent();
    }

    @Test
    void criteriaNarrowDescendantsButNeverTooFar() {
        Resource early = created(child(ROOM, ROOT, "early", Map.of("lbl", List.of("x", "l".repeat(300)))));
        Resource late = created(child(ROOM, ROOT, "late",
                Map.of("ct", Timestamps.format(NOW.plusSeconds(60)), "et", Timestamps.format(NOW.plusSeconds(90)))));
        Resource labelled = created(child(READING, late, "r", Map.of("lbl", List.of("x"))));

        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.labelled("x"))))
                .containsExactly(early.id(), labelled.id());
        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.labelled("l".repeat(300))))).contains(early.id());
        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.labelled("*")))).contains(early.id());
        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.createdAfter(NOW.plusSeconds(1)))))
                .containsExactly(late.id());
        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.either("x", NOW.plusSeconds(1)))))
                .contains(early.id(), late.id(), labelled.id());
    }

    @Test
    void manyChildrenAndInstancesComeInOrderAndLazily() {
        Resource wide = created(room(ROOT, "wide"));
        List<Resource> rooms = IntStream.range(0, 700).mapToObj(n -> room(wide, "n" + n)).toList();
        List<Resource> readings = IntStream.range(0, 900).mapToObj(n -> reading(wide, "" + n)).toList();
        store.write(view -> new Changes(Stream.concat(rooms.stream(), readings.stream()).toList(), List.of(),
                List.of(), List.of(), List.of()));

        assertThat(ids(view().children(wide.id(), 3))).isEqualTo(ids(rooms.stream()));
        assertThat(ids(view().instances(wide.id(), 0))).isEqualTo(ids(readings.stream()));
        assertThat(ids(view().children(wide.id(), 0))).hasSize(1600);
        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.none()))).hasSize(1601);
        assertThat(view().descendants(ROOT, 9, TestCriteria.none()).limit(3)).hasSize(3);
    }

    @Test
    void expiredResourcesComeWithThoseNearTheRootFirst() {
        Map<String, Object> past = Map.of("et", Timestamps.format(NOW.minusSeconds(1)));
        Resource a = created(room(ROOT, "a"));
        Resource deep = created(child(ROOM, a, "deep", past));
        Resource instance = created(child(READING, a, "r", past));
        Resource high = created(child(ROOM, ROOT, "high", past));
        created(child(ROOM, ROOT, "future", Map.of("et", Timestamps.format(NOW.plusSeconds(1)))));

        assertThat(ids(view().expired(NOW, 10).stream())).containsExactly(high.id(), deep.id(), instance.id());
        assertThat(ids(view().expired(NOW, 2).stream())).containsExactly(high.id(), deep.id());
    }

    @Test
    void largeContentFits() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        String large = "0123456789ä한".repeat(400_000);

        Resource stored = created(reading(kitchen, large));

        assertThat(view().byId(stored.id()).orElseThrow().require(TEXT)).isEqualTo(large);
        reopen();
        assertThat(view().latest(kitchen.id()).orElseThrow().require(TEXT)).isEqualTo(large);
    }

    @Test
    void countersAreExactUnderManyWriters() throws Exception {
        Resource kitchen = created(room(ROOT, "kitchen").with(COUNT, 0L));

        List<Future<?>> writers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 64; writer++) {
                writers.add(threads.submit(() -> IntStream.range(0, 25).forEach(n -> increment(kitchen.id()))));
            }
        }

        for (Future<?> writer : writers) {
            writer.get();
        }
        assertThat(view().byId(kitchen.id()).orElseThrow().require(COUNT)).isEqualTo(64 * 25L);
        assertThat(view().instances(kitchen.id(), 0)).hasSize(64 * 25);
    }

    @Test
    void closingFinishesWhatIsQueuedAndRefusesWhatComesLater() {
        List<Object> outcomes = inOneBatch(
                IntStream.range(0, 50).<Function<ResourceView, Changes>>mapToObj(
                        n -> view -> Changes.created(room(ROOT, "n" + n))).toList(),
                () -> store.close());

        assertThatThrownBy(() -> store.write(view -> Changes.NONE)).isInstanceOf(RequestFailure.class);
        store = open();
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Changes.class));
        assertThat(view().children(ROOT.id(), 3)).hasSize(50);
    }

    private ResourceView view() {
        return store.committed();
    }

    private void reopen() {
        store.close();
        store = open();
    }

    private Resource created(Resource resource) {
        return store.write(view -> Changes.created(resource)).created().getFirst();
    }

    private void increment(String id) {
        store.write(view -> {
            Resource now = view.byId(id).orElseThrow();
            return Changes.created(reading(now, "+1"))
                    .and(Changes.adjusted(now, now.with(COUNT, now.require(COUNT) + 1)));
        });
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array only becomes a list
    private List<Object> inOneBatch(Function<ResourceView, Changes>... decisions) {
        return inOneBatch(List.of(decisions));
    }

    private List<Object> inOneBatch(List<Function<ResourceView, Changes>> decisions) {
        return inOneBatch(decisions, () -> {});
    }

    /** Holds the writer until all decisions are queued in order; each outcome is its changes or what it threw. */
    private List<Object> inOneBatch(List<Function<ResourceView, Changes>> decisions, Runnable meanwhile) {
        CountDownLatch allQueued = new CountDownLatch(1);
        List<Future<Object>> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch held = new CountDownLatch(1);
            Future<Object> hold = threads.submit(() -> outcome(view -> {
                held.countDown();
                await(allQueued);
                return Changes.NONE;
            }));
            await(held);
            for (Function<ResourceView, Changes> decision : decisions) {
                Thread thread = queue(threads, outcomes, decision);
                while (thread.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            Future<?> closing = threads.submit(meanwhile);
            allQueued.countDown();
            hold.get();
            closing.get();
            List<Object> results = new ArrayList<>();
            for (Future<Object> outcome : outcomes) {
                results.add(outcome.get());
            }
            return results;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Thread queue(ExecutorService threads, List<Future<Object>> outcomes,
            Function<ResourceView, Changes> decision) throws Exception {
        var thread = new CompletableFuture<Thread>();
        outcomes.add(threads.submit(() -> {
            thread.complete(Thread.currentThread());
            return outcome(decision);
        }));
        return thread.get();
    }

    private Object outcome(Function<ResourceView, Changes> decision) {
        try {
            return store.write(decision);
        } catch (Throwable e) {
            return e;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> ids(Stream<Resource> resources) {
        return resources.map(Resource::id).toList();
    }

    private static List<String> names(Stream<Resource> resources) {
        return resources.map(Resource::name).toList();
    }
}
