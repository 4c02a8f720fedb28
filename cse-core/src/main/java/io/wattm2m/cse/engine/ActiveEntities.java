// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.type.AeType;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Hides AEs that are inactive with everything below them (TS-0001 9.6.5, registrationStatus). Made once per request,
 * for one thread.
 */
final class ActiveEntities implements Predicate<Resource> {
    private static final long INACTIVE = 2;
    private final ResourceView tree;
    private final Map<String, Boolean> known = new HashMap<>();

    ActiveEntities(ResourceView tree) {
        this.tree = tree;
    }

    @Override
    public boolean test(Resource resource) {
        int base = resource.path().indexOf('/');
        int end = resource.path().indexOf('/', base + 1);
        // AEs stand directly below the CSEBase
        return end < 0 ? isActive(resource) : known.computeIfAbsent(resource.path().substring(0, end), this::isActive);
    }

    private boolean isActive(String path) {
        return tree.byPath(path).filter(found -> !isActive(found)).isEmpty();
    }

    private static boolean isActive(Resource resource) {
        return !resource.is(AeType.NUMBER) || resource.get(AeType.REGISTRATION_STATUS).orElse(0L) != INACTIVE;
    }
}
