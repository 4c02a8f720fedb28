// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Common;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.semantics.Semantics;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.ResourceStore;
import java.time.Clock;
import java.time.Instant;

/**
 * What the procedures share: who the CSE is, its tree, its types and its clock. Immutable, thread-safe.
 *
 * @param cse the CSE-ID and the CSEBase's resource name
 * @param store the tree
 * @param types the resource types it supports
 * @param clock what time it is
 * @param settings how it behaves
 * @param containers how much parents of instances may hold
 * @param semantics what semantic requests may cost
 */
public record Hosting(Entity cse, ResourceStore store, TypeRegistry types, Clock clock, EngineSettings settings,
        ContainerSettings containers, Semantics semantics) {

    /** A CSE whose semantic requests cost what {@link Semantics} says. */
    public Hosting(Entity cse, ResourceStore store, TypeRegistry types, Clock clock, EngineSettings settings,
            ContainerSettings containers) {
        this(cse, store, types, clock, settings, containers, new Semantics());
    }

    /** The tree as everybody sees it. */
    ResourceView tree() {
        return store.committed();
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether the resource's time is up, though it may not have been removed yet. */
    boolean isExpired(Resource resource) {
        // timestamps compare like their text; a parse for every access would be felt
        return resource.attributes().get(Common.EXPIRATION_TIME.shortName()) instanceof String time
                && time.compareTo(Timestamps.format(now())) < 0;
    }
}
