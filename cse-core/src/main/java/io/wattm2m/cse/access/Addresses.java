// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Entity;
import java.util.Optional;
import java.util.Set;

/**
 * The forms in which entities and resources are written: CSE-relative, SP-relative and absolute; structured,
 * unstructured and hybrid (TS-0001 7.2). Thread-safe.
 *
 * @param cse the hosting CSE
 * @param serviceProvider its SP-ID, e.g. {@code //wattm2m.example}
 * @param tree what it hosts
 */
record Addresses(Entity cse, String serviceProvider, ResourceView tree) {

    /** The identifiers by which an originator is known: an entity of this CSE by its stem as well. */
    Set<String> forms(String originator) {
        if (originator.startsWith("//")) {
            return Set.of(originator);
        }
        if (originator.startsWith("/")) {
            return Set.of(originator, serviceProvider + originator);
        }
        String spRelative = originator.startsWith("S") ? "/" + originator : cse.id() + "/" + originator;
        return Set.of(originator, spRelative, serviceProvider + spRelative);
    }

    /** The shortest form of an address or an identifier: CSE-relative if this CSE hosts it. */
    String shortest(String address) {
        String spRelative = withoutProvider(address);
        return cse.relative(spRelative).orElse(spRelative);
    }

    /** The resource of this CSE at an address. */
    Optional<Resource> resource(String address) {
        return cse.relative(withoutProvider(address)).flatMap(tree::at);
    }

    private String withoutProvider(String address) {
        return address.startsWith(serviceProvider + "/") ? address.substring(serviceProvider.length()) : address;
    }
}
