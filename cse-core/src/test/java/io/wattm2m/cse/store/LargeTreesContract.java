// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.TestTree.COUNT;
import static io.wattm2m.cse.store.TestTree.NOTE;
import static io.wattm2m.cse.store.TestTree.NOW;
import static io.wattm2m.cse.store.TestTree.READING;
import static io.wattm2m.cse.store.TestTree.ROOM;
import static io.wattm2m.cse.store.TestTree.ROOT;
import static io.wattm2m.cse.store.TestTree.child;
import static io.wattm2m.cse.store.TestTree.reading;
import static io.wattm2m.cse.store.TestTree.room;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sub-tree of many resources goes at once for everybody, however long its rows take. */
interface LargeTreesContract extends StoreContract {
    int ROOMS = 350;

    @Test
    default void nothingOfALargeSubTreeIsLeftWhenItsRootIsGone() {
        Resource wing = created(room(ROOT, "wing"));
        List<Resource> rooms = rooms(wing);
        Resource first = rooms.getFirst();
        Resource last = rooms.getLast();
        List<Resource> readings = rooms.stream().map(room -> child(READING, room, "r",
                Map.of("con", "warm", "lbl", List.of("warm"), "et", Timestamps.format(NOW)))).toList();
        write(readings);
        Resource neighbour = created(room(ROOT, "wing2").with(COUNT, 1L));
        view().latest(last.id());

        store().write(view -> Changes.deleted(wing));

        for (int again = 0; again < 2; again++) {
            assertThat(view().byPath(last.path())).isEmpty();
            assertThat(view().byId(first.id())).isEmpty();
            assertThat(view().byId(last.id())).isEmpty();
            assertThat(view().latest(last.id())).isEmpty();
            assertThat(view().instances(last.id(), 0)).isEmpty();
            assertThat(view().children(wing.id(), 0)).isEmpty();
            assertThat(view().byId(readings.getLast().id())).isEmpty();
            assertThat(view().byPath(readings.getLast().path())).isEmpty();
            assertThat(view().expired(NOW, 1000)).isEmpty();
            assertThat(view().descendants(ROOT, 9, TestCriteria.labelled("warm", "room"))).isEmpty();
            assertThat(view().descendants(ROOT, 9, TestCriteria.none())).containsExactly(neighbour);
            reopen();
        }
    }

    @Test
    default void whatComesWhereALargeSubTreeWasHasNothingToDoWithIt() {
        Resource wing = created(room(ROOT, "wing"));
        List<Resource> rooms = rooms(wing);
        Resource last = rooms.getLast();
        store().write(view -> Changes.deleted(wing));

        Resource newWing = created(room(ROOT, "wing"));
        Resource newLast = created(room(newWing, last.name()));
        Resource instance = created(reading(newLast, "cold"));
        Resource note = created(child(NOTE, ROOT, "note", Map.of("ri", rooms.getFirst().id())));

        for (int again = 0; again < 2; again++) {
            assertThat(view().children(newWing.id(), 0)).containsExactly(newLast);
            assertThat(view().latest(newLast.id())).contains(instance);
            assertThat(view().descendants(ROOT, 9, TestCriteria.none()))
                    .containsExactly(newWing, newLast, note, instance);
            reopen();
        }
    }

    @Test
    default void aBatchThatRemovesALargeSubTreeGoesOnWithoutIt() {
        Resource wing = created(room(ROOT, "wing"));
        Resource last = rooms(wing).getLast();
        Resource lost = room(last, "lost");
        Resource found = room(ROOT, "wing");
        Resource next = room(found, last.name());

        List<Object> outcomes = inOneBatch(List.of(
                view -> Changes.created(lost),
                view -> Changes.created(reading(last, "lost")),
                view -> Changes.adjusted(last, last.with(COUNT, 1L)),
                view -> Changes.deleted(wing),
                view -> {
                    assertThat(view.byPath(last.path())).isEmpty();
                    assertThat(view.byId(last.id())).isEmpty();
                    assertThat(view.byId(lost.id())).isEmpty();
                    assertThat(view.latest(last.id())).isEmpty();
                    assertThat(view.instances(last.id(), 0)).isEmpty();
                    assertThat(view.descendants(ROOT, 9, TestCriteria.none())).isEmpty();
                    return Changes.created(found);
                },
                view -> Changes.created(next)));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Changes.class));
        assertThat(view().descendants(ROOT, 9, TestCriteria.none())).containsExactly(found, next);
        reopen();
        assertThat(view().descendants(ROOT, 9, TestCriteria.none())).containsExactly(found, next);
    }

    /** So many labelled rooms. */
    private List<Resource> rooms(Resource wing) {
        List<Resource> rooms = new ArrayList<>(IntStream.range(0, ROOMS)
                .mapToObj(number -> child(ROOM, wing, "room" + number, Map.of("lbl", List.of("room")))).toList());
        write(rooms);
        return rooms;
    }

    private void write(List<Resource> resources) {
        store().write(view -> new Changes(resources, List.of(), List.of(), List.of(), List.of()));
    }
}
