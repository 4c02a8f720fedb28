// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.fuzz;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.ResourceStore;
import io.wattm2m.cse.spi.StoreProvider;
import io.wattm2m.cse.store.H2StoreProvider;
import java.util.concurrent.atomic.AtomicReference;

/** The store of a CSE, which can be looked into from outside. Thread-safe. */
final class CapturedStore implements StoreProvider {
    private final StoreProvider provider = new H2StoreProvider();
    private final AtomicReference<ResourceStore> store = new AtomicReference<>();
    private final AtomicReference<TypeRegistry> types = new AtomicReference<>();

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public void check(Configuration configuration) {
        provider.check(configuration);
    }

    @Override
    public ResourceStore open(Configuration configuration, TypeRegistry registry) {
        ResourceStore opened = provider.open(configuration, registry);
        store.set(opened);
        types.set(registry);
        return opened;
    }

    /** The tree as it is. */
    ResourceView tree() {
        return requireNonNull(store.get()).committed();
    }

    /** The types that the CSE knows. */
    TypeRegistry types() {
        return requireNonNull(types.get());
    }
}
