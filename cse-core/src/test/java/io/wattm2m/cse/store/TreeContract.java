// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.StoreContract.ids;
import static io.wattm2m.cse.store.TestTree.BLUE_ROOM;
import static io.wattm2m.cse.store.TestTree.COUNT;
import static io.wattm2m.cse.store.TestTree.NOW;
import static io.wattm2m.cse.store.TestTree.READING;
import static io.wattm2m.cse.store.TestTree.ROOM;
import static io.wattm2m.cse.store.TestTree.ROOT;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Resources are found by their addresses, come back after a restart, change and go. */
interface TreeContract extends StoreContract {

    @Test
    default void whatIsCreatedIsFoundByIdAndByPath() {
        Resource kitchen = created(room(ROOT, "kitchen").with(COUNT, 3L).withOriginator("Cook"));

        assertThat(view().byId(kitchen.id())).contains(kitchen);
        assertThat(view().byPath("house/kitchen")).contains(kitchen);
        assertThat(view().byPath("house/cellar")).isEmpty();
        assertThat(view().byId("nobody")).isEmpty();
    }

    @Test
    default void everythingIsThereAfterARestart() {
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
    default void anAddressIsGivenOnce() {
        created(room(ROOT, "kitchen"));

        assertThatThrownBy(() -> created(room(ROOT, "kitchen"))).isInstanceOfSatisfying(RequestFailure.class,
                failure -> assertThat(failure.status()).isEqualTo(ResponseStatusCode.CONFLICT));
        List<Object> outcomes = inOneBatch(List.of(
                view -> Changes.created(room(ROOT, "hall")), view -> Changes.created(room(ROOT, "hall"))));
        assertThat(outcomes.get(0)).isInstanceOf(Changes.class);
        assertThat(outcomes.get(1)).isInstanceOf(RequestFailure.class);
    }

    @Test
    default void aReplacementTakesThePlaceOfItsFormerSelf() {
        Resource kitchen = created(child(ROOM, ROOT, "kitchen", Map.of("lbl", List.of("old"))));
        Resource after = kitchen.with(Common.LABELS, List.of("new")).with(TEXT, "changed");

        store().write(view -> Changes.updated(kitchen, after));
        store().write(view -> Changes.adjusted(after, after.with(COUNT, 1L)));

        assertThat(view().byId(kitchen.id())).contains(after.with(COUNT, 1L));
        assertThat(view().descendants(ROOT, 1, TestCriteria.labelled("new"))).hasSize(1);
        assertThat(view().descendants(ROOT, 1, TestCriteria.labelled("old"))).isEmpty();
        reopen();
        assertThat(view().byPath(kitchen.path())).contains(after.with(COUNT, 1L));
    }

    @Test
    default void aSubTreeGoesWithItsRoot() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        Resource neighbour = created(room(ROOT, "kitchen2"));
        Resource table = created(room(kitchen, "table"));
        Resource crumb = created(reading(table, "crumb"));
        created(reading(kitchen, "smell"));
        view().latest(table.id());

        store().write(view -> Changes.deleted(kitchen));

        assertThat(view().byPath("house/kitchen/table")).isEmpty();
        assertThat(view().byId(table.id())).isEmpty();
        assertThat(view().byId(crumb.id())).isEmpty();
        assertThat(view().byPath(crumb.path())).isEmpty();
        assertThat(view().latest(table.id())).isEmpty();
        assertThat(view().instances(table.id(), 0)).isEmpty();
        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.none()))).containsExactly(neighbour.id());
    }

    @Test
    default void largeContentFits() {
        Resource kitchen = created(room(ROOT, "kitchen"));
        String large = "0123456789ä한".repeat(400_000);

        Resource stored = created(reading(kitchen, large));

        assertThat(view().byId(stored.id()).orElseThrow().require(TEXT)).isEqualTo(large);
        reopen();
        assertThat(view().latest(kitchen.id()).orElseThrow().require(TEXT)).isEqualTo(large);
    }

    @Test
    default void expiredResourcesComeWithThoseNearTheRootFirst() {
        Map<String, Object> past = Map.of("et", Timestamps.format(NOW.minusSeconds(1)));
        Resource a = created(room(ROOT, "a"));
        Resource deep = created(child(ROOM, a, "deep", past));
        Resource instance = created(child(READING, a, "r", past));
        Resource high = created(child(ROOM, ROOT, "high", past));
        created(child(ROOM, ROOT, "future", Map.of("et", Timestamps.format(NOW.plusSeconds(1)))));

        assertThat(ids(view().expired(NOW, 10).stream())).containsExactly(high.id(), deep.id(), instance.id());
        assertThat(ids(view().expired(NOW, 2).stream())).containsExactly(high.id(), deep.id());
    }
}
