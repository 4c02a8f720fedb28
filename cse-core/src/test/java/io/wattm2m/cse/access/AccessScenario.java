// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import io.wattm2m.cse.access.AccessSettings.WithoutPolicy;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.Resources;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A meter with a container, and whoever may do something to it on a Monday morning. */
class AccessScenario {
    static final int CREATE = 1;
    static final int RETRIEVE = 2;
    static final int UPDATE = 4;
    static final int DELETE = 8;
    static final int NOTIFY = 16;
    static final Map<String, Object> NOBODY = rules(rule("Cnobody", 63));
    // a Monday
    static final Instant NOW = Instant.parse("2026-01-05T10:15:00Z");

    final Resource base = Resources.cseBase();
    final Resource meter = Resources.ae("Cmeter", Map.of());
    final Resource power = Resources.container(meter, "power", Map.of());
    final MemoryStore store = MemoryStore.with(base, meter, power);

    void add(Resource resource) {
        store.write(view -> Changes.created(resource));
    }

    boolean may(String originator, int privilege, Resource target) {
        return controller(WithoutPolicy.CREATOR).permits(access(originator, privilege, target));
    }

    boolean may(String originator, Resource target, Peer peer) {
        return controller(WithoutPolicy.CREATOR)
                .permits(new Access(originator, peer, RETRIEVE, target, OptionalInt.empty()));
    }

    AccessController controller(WithoutPolicy withoutPolicy) {
        return new AccessController(new AccessSettings("CAdmin", withoutPolicy, "//wattm2m.example"), Resources.CSE,
                store.committed(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Access access(String originator, int privilege, Resource target) {
        return new Access(originator, Peer.LOCAL, privilege, target, OptionalInt.empty());
    }

    static Access creating(int childType, Resource target) {
        return creating("Cother", childType, target);
    }

    static Access creating(String originator, int childType, Resource target) {
        return new Access(originator, Peer.LOCAL, CREATE, target, OptionalInt.of(childType));
    }

    static Map<String, Object> rule(String originator, long operations) {
        return Map.of("acor", List.of(originator), "acop", operations);
    }

    static Map<String, Object> rules(Object... rules) {
        return Map.of("acr", List.of(rules));
    }
}
