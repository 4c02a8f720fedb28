// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.StoreContract.ids;
import static io.wattm2m.cse.store.StoreContract.names;
import static io.wattm2m.cse.store.TestTree.COUNT;
import static io.wattm2m.cse.store.TestTree.ROOM;
import static io.wattm2m.cse.store.TestTree.ROOT;
import static io.wattm2m.cse.store.TestTree.child;
import static io.wattm2m.cse.store.TestTree.reading;
import static io.wattm2m.cse.store.TestTree.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Decisions share commits, and each is as if it were alone. */
interface BatchContract extends StoreContract {

    @Test
    default void aDecisionSeesWhatTheOnesBeforeItInTheBatchHaveChanged() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        Resource old = created(reading(kitchen, "old"));
        Resource table = room(kitchen, "table");
        Resource fresh = reading(kitchen, "new");

        List<Object> outcomes = inOneBatch(List.of(
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
                }));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Changes.class));
        assertThat(view().latest(kitchen.id())).isEmpty();
        assertThat(view().byPath("house/kitchen/table")).contains(table);
    }

    @Test
    default void aDecisionThatThrowsFailsAlone() {
        IllegalArgumentException own = new IllegalArgumentException("no");

        List<Object> outcomes = inOneBatch(List.of(
                view -> Changes.created(room(ROOT, "a")),
                view -> {
                    throw own;
                },
                view -> {
                    throw RequestFailure.notAllowed("never");
                },
                view -> Changes.created(room(ROOT, "b"))));

        assertThat(outcomes.get(1)).isSameAs(own);
        assertThat(outcomes.get(2)).isInstanceOf(RequestFailure.class);
        assertThat(names(view().children(ROOT.id(), 0))).containsExactly("a", "b");
    }

    @Test
    default void aDecisionWhoseChangesCannotBeStoredFailsAlone() {
        Resource unwritable = child(ROOM, ROOT, "x", Map.of("con", new Object()));
        Resource tooLong = child(ROOM, ROOT, "y".repeat(300), Map.of());

        List<Object> outcomes = inOneBatch(List.of(
                view -> Changes.created(room(ROOT, "a")).and(Changes.created(unwritable)),
                view -> Changes.created(tooLong),
                view -> Changes.updated(room(ROOT, "never-made"), room(ROOT, "never-made")),
                view -> Changes.created(room(ROOT, "b"))));

        assertThat(outcomes.subList(0, 3)).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Exception.class));
        assertThat(names(view().children(ROOT.id(), 0))).containsExactly("b");
    }

    @Test
    default void anAddressIsFreeAgainInTheSameBatch() {
        Resource former = created(room(ROOT, "kitchen"));
        Resource formerTable = created(room(former, "table"));
        Resource later = room(ROOT, "kitchen");
        Resource laterTable = room(later, "table");

        List<Object> outcomes = inOneBatch(List.of(
                view -> Changes.deleted(former),
                view -> {
                    assertThat(view.byId(formerTable.id())).isEmpty();
                    return Changes.created(later);
                },
                view -> Changes.created(laterTable)));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Changes.class));
        assertThat(view().byPath("house/kitchen")).contains(later);
        assertThat(view().byPath("house/kitchen/table")).contains(laterTable);
        assertThat(view().byId(formerTable.id())).isEmpty();
    }

    @Test
    default void whatComesAndGoesInOneBatchLeavesNothingBehind() {
        Resource kitchen = room(ROOT, "kitchen");
        Resource smell = reading(kitchen, "smell");

        inOneBatch(List.of(
                view -> Changes.created(kitchen).and(Changes.created(smell)),
                view -> Changes.deleted(view.byId(kitchen.id()).orElseThrow()),
                view -> {
                    assertThat(view.byId(smell.id())).isEmpty();
                    assertThat(view.latest(kitchen.id())).isEmpty();
                    return Changes.NONE;
                }));

        assertThat(view().byId(kitchen.id())).isEmpty();
        assertThat(view().byId(smell.id())).isEmpty();
        assertThat(view().children(ROOT.id(), 0)).isEmpty();
    }

    @Test
    default void countersAreExactUnderManyWriters() throws Exception {
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
    default void closingFinishesWhatIsQueuedAndRefusesWhatComesLater() {
        List<Object> outcomes = inOneBatch(
                IntStream.range(0, 50).<Function<ResourceView, Changes>>mapToObj(
                        n -> view -> Changes.created(room(ROOT, "n" + n))).toList(),
                () -> store().close());

        assertThatThrownBy(() -> store().write(view -> Changes.NONE)).isInstanceOf(RequestFailure.class);
        openAgain();
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Changes.class));
        assertThat(view().children(ROOT.id(), 3)).hasSize(50);
    }

    private void increment(String id) {
        store().write(view -> {
            Resource now = view.byId(id).orElseThrow();
            return Changes.created(reading(now, "+1"))
                    .and(Changes.adjusted(now, now.with(COUNT, now.require(COUNT) + 1)));
        });
    }
}
