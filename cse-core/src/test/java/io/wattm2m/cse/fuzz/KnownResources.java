// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.fuzz;

import io.wattm2m.cse.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What the requests of a run can be about: a choice of what exists. One thread. */
final class KnownResources {
    private static final int CSE_BASE = 5;
    private static final int MOST = 600;
    /** What may be gone at any moment without a request to delete it, or is the CSE's own affair. */
    private static final Set<Integer> FLEETING = Set.of(17, 23, 48, 65);
    private final RandomGenerator random;
    private final List<Known> known = new ArrayList<>();

    KnownResources(RandomGenerator random) {
        this.random = random;
        known.add(new Known("cse-in", CSE_BASE, "m2m:cb", "CAdmin"));
    }

    /** Something exists at this address. */
    void learn(Known created) {
        if (FLEETING.contains(created.type) && random.nextInt(4) > 0) {
            return;
        }
        if (known.size() >= MOST) {
            // the CSEBase stays
            known.remove(1 + random.nextInt(known.size() - 1));
        }
        known.add(created);
    }

    /** Nothing is there any more, nor below it. */
    void forget(String address) {
        known.removeIf(gone -> gone.type != CSE_BASE
                && (gone.address.equals(address) || gone.address.startsWith(address + "/")));
    }

    /** Any of them. */
    Known any() {
        return known.get(random.nextInt(known.size()));
    }

    /** One of them that is deep in the tree. */
    Known deep() {
        Known deepest = any();
        for (int attempt = random.nextInt(10); attempt > 0; attempt--) {
            Known other = any();
            deepest = other.depth() > deepest.depth() ? other : deepest;
        }
        return deepest;
    }

    /** One of this type. */
    Optional<Known> of(int type) {
        return among(Set.of(type));
    }

    /** One below which resources of the type may stand. */
    Optional<Known> parent(ResourceType type) {
        return among(type.parents());
    }

    private Optional<Known> among(Set<Integer> types) {
        List<Known> fitting = known.stream().filter(one -> types.contains(one.type) && !isFleetingParent(one)).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(random.nextInt(fitting.size())));
    }

    /** What comes and goes by itself would make what follows a matter of luck. */
    private static boolean isFleetingParent(Known one) {
        return one.type == 17;
    }

    /**
     * Something that exists, or did.
     *
     * @param address its structured address
     * @param type the number of its type
     * @param root the name of its root member
     * @param owner who may do what only its owner may
     */
    record Known(String address, int type, String root, String owner) {
        int depth() {
            return (int) address.chars().filter(c -> c == '/').count();
        }
    }
}
