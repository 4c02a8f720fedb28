// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import static io.wattm2m.cse.store.StoreContract.ids;
import static io.wattm2m.cse.store.StoreContract.names;

import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.ResourceStore;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the scenarios of stores need; the store has {@link TestTree#ROOT} at the beginning of each. */
interface StoreContract {

    /** The store that is open. */
    ResourceStore store();

    /** Closes it and opens it again. */
    void reopen();

    /** Opens it again where it is closed. */
    void openAgain();

    /** Holds the writer until all decisions are queued in order; each outcome is its changes or what it threw. */
    List<Object> inOneBatch(List<Function<ResourceView, Changes>> decisions, Runnable meanwhile);

    /** The same with nothing else going on. */
    default List<Object> inOneBatch(List<Function<ResourceView, Changes>> decisions) {
        return inOneBatch(decisions, () -> {});
    }

    default ResourceView view() {
        return store().committed();
    }

    /** The resource as the store has created it. */
    default Resource created(Resource resource) {
        return store().write(view -> Changes.created(resource)).created().getFirst();
    }

    static List<String> ids(Stream<Resource> resources) {
        return resources.map(Resource::id).toList();
    }

    static List<String> names(Stream<Resource> resources) {
        return resources.map(Resource::name).toList();
    }
}
