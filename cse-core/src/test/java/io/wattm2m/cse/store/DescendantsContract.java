// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.StoreContract.ids;
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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is below a resource is found in order, lazily, and narrowed by criteria. */
interface DescendantsContract extends StoreContract {

    @Test
    default void descendantsComeParentsFirstThenByCreationThenInstances() {
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
    default void aPathIsNoPrefixOfItsNeighboursAndNoPattern() {
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
        store().write(view -> Changes.deleted(pattern));
        assertThat(view().byPath("house/ab/x")).isPresent();
    }

    @Test
    default void criteriaNarrowDescendantsButNeverTooFar() {
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
    default void manyChildrenAndInstancesComeInOrderAndLazily() {
        Resource wide = created(room(ROOT, "wide"));
        List<Resource> rooms = IntStream.range(0, 700).mapToObj(n -> room(wide, "n" + n)).toList();
        List<Resource> readings = IntStream.range(0, 900).mapToObj(n -> reading(wide, "" + n)).toList();
        store().write(view -> new Changes(Stream.concat(rooms.stream(), readings.stream()).toList(), List.of(),
                List.of(), List.of(), List.of()));

        assertThat(ids(view().children(wide.id(), 3))).isEqualTo(ids(rooms.stream()));
        assertThat(ids(view().instances(wide.id(), 0))).isEqualTo(ids(readings.stream()));
        assertThat(ids(view().children(wide.id(), 0))).hasSize(1600);
        assertThat(ids(view().descendants(ROOT, 9, TestCriteria.none()))).hasSize(1601);
        assertThat(view().descendants(ROOT, 9, TestCriteria.none()).limit(3)).hasSize(3);
    }
}
