// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.micro;

import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.store.H2StoreProvider;
import java.util.concurrent.CompletableFuture;

/** Opens the H2 store for a CSE and lets the benchmark look into it too. Thread-safe. */
final class KnownStore implements StoreProvider {
    private final StoreProvider h2 = new H2StoreProvider();
    private final CompletableFuture<ResourceStore> opened = new CompletableFuture<>();

    @Override
    public String name() {
        return h2.name();
    }

    @Override
    public void check(Configuration configuration) {
        h2.check(configuration);
    }

    @Override
    public ResourceStore open(Configuration configuration, TypeRegistry types) {
        ResourceStore store = h2.open(configuration, types);
        opened.complete(store);
        return store;
    }

    /** The committed tree of the store that was opened. */
    ResourceView tree() {
        return opened.resultNow().committed();
    }
}
