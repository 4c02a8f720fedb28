// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.type.AeType;
import io.wattm2m.cse.type.GroupType;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether an originator is among the members of a group that a rule names (TS-0001 9.6.2.1): an AE that is registered
 * here, under any address, or an entity elsewhere under its identifier. The members of sub-groups ({@code …/fopt})
 * count as well, to a depth that is bounded.
 *
 * <p>Thread-safe.
 */
final class GroupMembership {
    private static final int DEEPEST = 8;
    private static final int GROUPS_KEPT_READ = 10_000;
    private static final String FAN_OUT = "/fopt";

    private final Addresses addresses;
    // resources are immutable: a changed group is another key; who stands at an address is looked up each time
    private final LoadingCache<Resource, Members> members =
            Caffeine.newBuilder().weakKeys().maximumSize(GROUPS_KEPT_READ).build(this::read);

    GroupMembership(Addresses addresses) {
        this.addresses = addresses;
    }

    /** Whether this is the address of a group that has an originator with these identifiers. */
    boolean includes(String address, Set<String> forms) {
        return includes(address, names(forms), new HashSet<>(), DEEPEST);
    }

    private boolean includes(String address, Set<String> names, Set<String> visited, int depth) {
        Optional<Resource> group = addresses.resource(address).filter(found -> found.is(GroupType.NUMBER));
        if (depth == 0 || group.isEmpty() || !visited.add(group.get().id())) {
            return false;
        }
        Members own = members.get(group.get());
        return !Collections.disjoint(own.entities, names)
                || own.subGroups.stream().anyMatch(inner -> includes(inner, names, visited, depth - 1));
    }

    /** The identifiers of the originator, and where its AE stands if that is here. */
    private Set<String> names(Set<String> forms) {
        Set<String> names = new HashSet<>(forms);
        forms.stream().filter(form -> !form.startsWith("/")).flatMap(stem -> addresses.resource(stem).stream())
                .filter(entity -> entity.is(AeType.NUMBER)).forEach(ae -> {
                    names.add(ae.path());
                    names.add(ae.parentId() + "/" + ae.name());
                });
        return names;
    }

    private Members read(Resource group) {
        List<String> ids = group.require(GroupType.MEMBER_IDS);
        return new Members(
                ids.stream().filter(id -> !id.endsWith(FAN_OUT)).map(addresses::shortest)
                        .collect(Collectors.toUnmodifiableSet()),
                ids.stream().filter(id -> id.endsWith(FAN_OUT))
                        .map(id -> id.substring(0, id.length() - FAN_OUT.length())).toList());
    }

    /** Who belongs to a group itself, in the shortest form, and the addresses of its sub-groups. */
    private record Members(Set<String> entities, List<String> subGroups) {}
}
