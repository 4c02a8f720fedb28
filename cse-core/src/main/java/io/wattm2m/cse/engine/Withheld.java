// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whether an instance is one that its container does not let be retrieved (TS-0001 9.6.6, disableRetrieval): not by its
 * own address, and no more within a result for the container or what is above it. Made once per request.
 */
final class Withheld implements Predicate<Resource> {
    private final ResourceView tree;
    private final Map<String, Boolean> closed = new HashMap<>();

    Withheld(ResourceView tree) {
        this.tree = tree;
    }

    @Override
    public boolean test(Resource resource) {
        return resource.sequence() > 0 && closed.computeIfAbsent(resource.parentId(),
                parent -> tree.byId(parent).filter(VirtualResources::isClosed).isPresent());
    }
}
