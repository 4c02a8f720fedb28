// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.spi.ApplicationProvider;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.spi.Meters;
import io.wattm2m.cse.spi.ResourceTypeProvider;
import io.wattm2m.cse.spi.StoreProvider;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The plug-ins that a CSE is made of, in the order in which they start.
 *
 * @param bindings the protocols
 * @param applications the application entities that run with it
 * @param stores the stores to choose from
 * @param types resource types beyond the standard's
 * @param meters where figures are collected
 */
public record Plugins(List<BindingProvider> bindings, List<ApplicationProvider> applications,
        List<StoreProvider> stores, List<ResourceTypeProvider> types, Meters meters) {

    public Plugins {
        bindings = List.copyOf(bindings);
        applications = List.copyOf(applications);
        stores = List.copyOf(stores);
        types = List.copyOf(types);
    }

    /** Plug-ins that nobody watches. */
    public Plugins(List<BindingProvider> bindings, List<ApplicationProvider> applications, List<StoreProvider> stores,
            List<ResourceTypeProvider> types) {
        this(bindings, applications, stores, types, Meters.NONE);
    }

    /** All that the class loader has on offer, in an order that does not depend on the class path's. */
    public static Plugins discover(ClassLoader loader) {
        return new Plugins(all(BindingProvider.class, loader), all(ApplicationProvider.class, loader),
                all(StoreProvider.class, loader), all(ResourceTypeProvider.class, loader),
                all(Meters.class, loader).stream().findFirst().orElse(Meters.NONE));
    }

    private static <P> List<P> all(Class<P> role, ClassLoader loader) {
        return ServiceLoader.load(role, loader).stream().map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(provider -> provider.getClass().getName())).toList();
    }
}
