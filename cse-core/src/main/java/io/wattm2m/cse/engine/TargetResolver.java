// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.Address;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType.VirtualChild;
import io.wattm2m.cse.type.AeType;
import io.wattm2m.cse.type.RemoteCseType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From an address to what it means (TS-0001 7.2, TS-0004 7.3.3.6): CSE-relative, SP-relative or absolute; structured,
 * unstructured, or an unstructured identifier with names behind it. Thread-safe.
 */
final class TargetResolver {
    /** Stands for the CSEBase's name at the beginning of a structured address. */
    private static final String SHORTCUT = "-";
    private static final String FAN_OUT = "/fopt";
    private final Hosting hosting;

    TargetResolver(Hosting hosting) {
        this.hosting = hosting;
    }

    /** The target; NOT_FOUND where this CSE should host it and does not. */
    Target resolve(Address address) {
        if (!isOwn(address)) {
            return entity(address).orElse(new Target.Remote(address.cse().orElse("")));
        }
        String path = address.isCse() ? hosting.cse().name() : address.path();
        return find(path).orElseThrow(() -> RequestFailure.notFound(path));
    }

    /** The resource that another one refers to; empty where this CSE has none there. */
    Optional<Resource> referred(String reference) {
        Address address = Address.parse(reference);
        Optional<Target> target = isOwn(address) && !address.isCse() ? find(address.path()) : Optional.empty();
        return target.filter(Target.Hosted.class::isInstance).map(found -> ((Target.Hosted) found).resource());
    }

    /** What stands at this structured address from the CSEBase on. */
    Optional<Target> at(String path) {
        return structured(path);
    }

    /** Whether a CSE with this CSE-ID is registered here, or is the registrar. */
    boolean isRegisteredCse(String cseId) {
        try (Stream<Resource> known = hosting.tree().children(hosting.cse().id().substring(1), RemoteCseType.NUMBER)) {
            return known.anyMatch(remote -> remote.get(RemoteCseType.CSE_ID).filter(cseId::equals).isPresent());
        }
    }

    /** Whether this is a CSE that is registered here, or behind one that is, or the registrar. */
    boolean isKnownCse(String cseId) {
        try (Stream<Resource> known = hosting.tree().children(hosting.cse().id().substring(1), RemoteCseType.NUMBER)) {
            return known.anyMatch(remote -> remote.get(RemoteCseType.CSE_ID).filter(cseId::equals).isPresent()
                    || remote.get(RemoteCseType.DESCENDANT_CSES).orElse(List.of()).contains(cseId));
        }
    }

    private boolean isOwn(Address address) {
        boolean ownProvider = address.serviceProvider().isEmpty()
                || address.serviceProvider().get().equals(hosting.settings().serviceProvider());
        return ownProvider && (address.cse().isEmpty() || address.cse().get().equals(hosting.cse().id()));
    }

    /** An AE with an identifier of the service provider, {@code /Sxyz}, may be registered here. */
    private Optional<Target> entity(Address address) {
        return address.cse().filter(id -> address.isCse() && id.startsWith("/S"))
                .flatMap(id -> present(hosting.tree().byId(id.substring(1))))
                .filter(entity -> entity.is(AeType.NUMBER)).map(Target.Hosted::new);
    }

    private Optional<Target> find(String path) {
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        String rest = slash < 0 ? "" : path.substring(slash);
        if (first.equals(hosting.cse().name()) || first.equals(SHORTCUT)) {
            return structured(hosting.cse().name() + rest);
        }
        Optional<Resource> start = present(hosting.tree().byId(first));
        return rest.isEmpty() ? start.map(Target.Hosted::new) : start.flatMap(found -> structured(found.path() + rest));
    }

    private Optional<Target> structured(String path) {
        return fanOut(path).or(() -> virtual(path))
                .or(() -> present(hosting.tree().byPath(path)).map(Target.Hosted::new));
    }

    /** A path that goes through a fan-out point means the members of that group, whatever follows. */
    private Optional<Target> fanOut(String path) {
        for (int at = path.indexOf(FAN_OUT); at >= 0; at = path.indexOf(FAN_OUT, at + 1)) {
            String rest = path.substring(at + FAN_OUT.length());
            if (rest.isEmpty() || rest.startsWith("/")) {
                Optional<Resource> parent = present(hosting.tree().byPath(path.substring(0, at)));
                boolean group = parent.filter(TargetResolver::hasFanOutPoint).isPresent();
                if (group || parent.isEmpty()) {
                    return parent.map(found -> new Target.FanOut(found, rest));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean hasFanOutPoint(Resource resource) {
        return resource.type().virtualChildren().containsValue(VirtualChild.FAN_OUT_POINT);
    }

    private Optional<Target> virtual(String path) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        if (slash < 0 || !hosting.types().virtualNames().contains(name)) {
            return Optional.empty();
        }
        return present(hosting.tree().byPath(path.substring(0, slash))).flatMap(parent -> {
            VirtualChild child = parent.type().virtualChildren().get(name);
            return child == null ? Optional.empty() : Optional.of(new Target.Virtual(parent, child));
        });
    }

    private Optional<Resource> present(Optional<Resource> resource) {
        return resource.filter(found -> !hosting.isExpired(found));
    }
}
