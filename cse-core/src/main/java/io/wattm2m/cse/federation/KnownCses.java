// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.federation;

import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.type.AnnouncedType;
import io.wattm2m.cse.type.RemoteCseType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The CSEs that this one knows: those that are registered here with what is registered at them, and its registrar.
 * Thread-safe.
 *
 * @param cse this CSE
 * @param tree where their remoteCSEs are
 * @param registrarId the CSE-ID of the registrar, empty where there is none
 */
public record KnownCses(Entity cse, ResourceView tree, Optional<String> registrarId) {

    /** The CSEs that these settings and the tree name. */
    public static KnownCses of(Entity cse, ResourceView tree, FederationSettings settings) {
        return new KnownCses(cse, tree, Optional.of(settings.registrarId()).filter(id -> settings.hasRegistrar()));
    }

    /** The neighbour behind which this CSE is: itself or the one it has registered at (TS-0001 10.2.2.7). */
    Optional<Resource> towards(String cseId) {
        return first(id(cseId)).or(() -> first(descendant(cseId))).or(() -> registrarOf(cseId));
    }

    /** The way to an AE with an identifier of the service provider, {@code /Sxyz}, of which the IN-CSE knows where. */
    private Optional<Resource> registrarOf(String entity) {
        return Optional.of(entity).filter(id -> id.startsWith("/S")).flatMap(id -> tree.byId(id.substring(1)))
                .flatMap(assigned -> assigned.get(AnnouncedType.LINK)).flatMap(Announcements::cse)
                .filter(registrar -> !registrar.startsWith("/S")).flatMap(this::towards);
    }

    /** The neighbour with this CSE-ID. */
    Optional<Resource> neighbour(String cseId) {
        return first(id(cseId));
    }

    /** The registrar as it is described here. */
    Optional<Resource> registrar() {
        return registrarId.flatMap(this::neighbour);
    }

    /** Whether this CSE is registered here, or at one that is. */
    boolean isBelow(String cseId) {
        return first(isRegistrar().negate().and(id(cseId).or(descendant(cseId)))).isPresent();
    }

    /** All CSEs that are registered here and, over several steps, at those. */
    List<String> descendants() {
        List<String> descendants = new ArrayList<>();
        try (Stream<Resource> neighbours = neighbours()) {
            neighbours.filter(isRegistrar().negate()).forEach(neighbour -> {
                descendants.add(neighbour.require(RemoteCseType.CSE_ID));
                descendants.addAll(neighbour.get(RemoteCseType.DESCENDANT_CSES).orElse(List.of()));
            });
        }
        return descendants.stream().distinct().sorted().toList();
    }

    private Optional<Resource> first(Predicate<Resource> wanted) {
        try (Stream<Resource> neighbours = neighbours()) {
            return neighbours.filter(wanted).findFirst();
        }
    }

    private Stream<Resource> neighbours() {
        return tree.children(cse.id().substring(1), RemoteCseType.NUMBER);
    }

    private Predicate<Resource> isRegistrar() {
        return neighbour -> registrarId.isPresent() && registrarId.equals(neighbour.get(RemoteCseType.CSE_ID));
    }

    private static Predicate<Resource> id(String cseId) {
        return neighbour -> neighbour.get(RemoteCseType.CSE_ID).filter(cseId::equals).isPresent();
    }

    private static Predicate<Resource> descendant(String cseId) {
        return neighbour -> neighbour.get(RemoteCseType.DESCENDANT_CSES).orElse(List.of()).contains(cseId);
    }
}
