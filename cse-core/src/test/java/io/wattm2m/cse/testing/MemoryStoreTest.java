// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
    private final Resource base = Resources.cseBase();
    private final Resource power = Resources.container(base, "power", Map.of());
    private final MemoryStore store = MemoryStore.with(base, power);

    @Test
    void instancesAreNumberedInTheOrderOfTheirCreation() {
        store.write(view -> Changes.created(Resources.contentInstance(power, "b", "1")));
        Changes second = store.write(view -> Changes.created(Resources.contentInstance(power, "a", "2")));

        assertThat(second.created()).extracting(Resource::sequence).containsExactly(2L);
        assertThat(store.committed().instances(power.id(), 0)).extracting(Resource::name).containsExactly("b", "a");
        assertThat(store.committed().instances(power.id(), 1)).extracting(Resource::name).containsExactly("a");
        assertThat(store.committed().latest(power.id())).map(Resource::name).contains("a");
    }

    @Test
    void deletingTakesTheSubTreeAlong() {
        store.write(view -> Changes.created(Resources.contentInstance(power, "a", "1")));

        store.write(view -> Changes.deleted(power));

        assertThat(store.committed().descendants(base, 9, FilterCriteria.NONE)).isEmpty();
    }

    @Test
    void aRefusedDecisionChangesNothing() {
        assertThatThrownBy(() -> store.write(view -> {
            throw RequestFailure.badRequest("no");
        })).hasMessage("no");

        assertThat(store.committed().children(base.id(), 0)).containsExactly(power);
    }
}
