// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.StoreContract.ids;
import static io.wattm2m.cse.store.TestTree.METER;
import static io.wattm2m.cse.store.TestTree.READING;
import static io.wattm2m.cse.store.TestTree.ROOT;
import static io.wattm2m.cse.store.TestTree.SNAPSHOT;
import static io.wattm2m.cse.store.TestTree.TEXT;
import static io.wattm2m.cse.store.TestTree.child;
import static io.wattm2m.cse.store.TestTree.reading;
import static io.wattm2m.cse.store.TestTree.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Instances stand below their parents in the order of their creation, and give way in that order. */
interface InstancesContract extends StoreContract {

    @Test
    default void sequencesAscendAndAreNeverUsedAgain() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        Resource first = created(reading(kitchen, "1"));
        Resource second = created(reading(kitchen, "2"));
        store().write(view -> Changes.deleted(first).and(Changes.evicted(List.of(second))));

        reopen();
        Resource third = created(reading(kitchen, "3"));

        assertThat(first.sequence()).isPositive();
        assertThat(second.sequence()).isGreaterThan(first.sequence());
        assertThat(third.sequence()).isGreaterThan(second.sequence());
    }

    @Test
    default void instancesWithANameAreFoundByIt() {
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
    default void instancesOfEveryKindAreKeptBelowTheirParents() {
        Resource meter = created(child(METER, ROOT, "meter", Map.of()));
        Resource reading = created(reading(ROOT, "20"));
        Resource first = created(child(SNAPSHOT, meter, "first", Map.of("con", "1")));
        Resource second = created(child(SNAPSHOT, meter, "second", Map.of("con", "2")));

        reopen();

        assertThat(view().latest(meter.id())).contains(second);
        assertThat(ids(view().instances(meter.id(), first.sequence()))).containsExactly(second.id());
        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.typed(58)))).containsExactly(first.id(), second.id());
        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.typed(4)))).containsExactly(reading.id());
        store().write(view -> Changes.deleted(meter));
        assertThat(view().byId(first.id())).isEmpty();
        assertThat(view().latest(meter.id())).isEmpty();
    }

    @Test
    default void anInstanceMayComeAgainUnderTheSameIdentifier() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        Resource former = created(reading(kitchen, "1"));

        List<Object> outcomes = inOneBatch(List.of(
                view -> Changes.deleted(former),
                view -> {
                    assertThat(view.byId(former.id())).isEmpty();
                    return Changes.created(former.with(TEXT, "2"));
                },
                view -> {
                    assertThat(view.byId(former.id()).flatMap(again -> again.get(TEXT))).contains("2");
                    assertThat(ids(view.instances(kitchen.id(), 0))).containsExactly(former.id());
                    return Changes.NONE;
                }));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Changes.class));
        assertThat(view().latest(kitchen.id()).flatMap(again -> again.get(TEXT))).contains("2");
        reopen();
        assertThat(view().byPath(former.path()).flatMap(again -> again.get(TEXT))).contains("2");
    }

    @Test
    default void aFullParentGivesWayInOrderWithinABatchAndAcrossBatches() {
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
    default void aDecisionNeverSeesInstancesThatAnEarlierBatchHasDeletedOrChanged() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        List<Resource> readings = IntStream.range(0, 5).mapToObj(n -> created(reading(kitchen, "" + n))).toList();
        Resource changed = readings.get(1).with(TEXT, "changed");

        store().write(view -> {
            view.instances(kitchen.id(), 0).forEach(instance -> {});
            return Changes.deleted(readings.get(2)).and(Changes.adjusted(readings.get(1), changed));
        });
        store().write(view -> Changes.evicted(view.instances(kitchen.id(), 0).limit(1).toList()));
        store().write(view -> {
            assertThat(view.instances(kitchen.id(), 0)).containsExactly(changed, readings.get(3), readings.get(4));
            return Changes.deleted(kitchen);
        });

        store().write(view -> {
            assertThat(view.instances(kitchen.id(), 0)).isEmpty();
            return Changes.NONE;
        });
    }
}
