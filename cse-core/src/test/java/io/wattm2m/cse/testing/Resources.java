// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.type.AccessControlPolicyType;
import io.wattm2m.cse.type.AeType;
import io.wattm2m.cse.type.ContainerType;
import io.wattm2m.cse.type.ContentInstanceType;
import io.wattm2m.cse.type.CseBaseType;
import io.wattm2m.cse.type.SubscriptionType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Resources as they stand in the tree of a CSE {@code /id-in} named {@code cse-in}, made without an engine. Their
 * {@code ri} is the type's short name and their name, e.g. {@code cnt-power}; an AE's is its AE-ID.
 */
public final class Resources {
    public static final Entity CSE = new Entity("/id-in", "cse-in");
    public static final Instant CREATED = Instant.parse("2026-01-05T10:15:00Z");
    public static final SubscriptionType SUBSCRIPTION = new SubscriptionType(CSE.id(), (parent, child) -> true);

    private Resources() {}

    public static Resource cseBase() {
        return new Resource(new CseBaseType(), CSE.name(), CSE.id(), 0,
                attributes(new CseBaseType(), "cb-in", CSE.name(), "", Map.of("csi", CSE.id())));
    }

    /** An AE below the CSEBase, created by itself. */
    public static Resource ae(String id, Map<String, Object> more) {
        Map<String, Object> own = new LinkedHashMap<>(Map.of("aei", id, "api", "Ntest", "rr", true));
        own.putAll(more);
        Map<String, Object> all = attributes(new AeType(), id, "ae-" + id, cseBase().id(), own);
        return new Resource(new AeType(), CSE.name() + "/ae-" + id, id, 0, all);
    }

    public static Resource container(Resource parent, String name, Map<String, Object> more) {
        Map<String, Object> own = new LinkedHashMap<>(Map.of("st", 0L, "cni", 0L, "cbs", 0L));
        own.putAll(more);
        return child(new ContainerType(), parent, name, own);
    }

    public static Resource contentInstance(Resource parent, String name, Object content) {
        return child(new ContentInstanceType(), parent, name, Map.of("con", content, "cs", 1L, "st", 0L));
    }

    public static Resource subscription(Resource parent, String name, Map<String, Object> more) {
        Map<String, Object> own = new LinkedHashMap<>(Map.of("nct", 1L));
        own.putAll(more);
        return child(SUBSCRIPTION, parent, name, own);
    }

    public static Resource policy(Resource parent, String name, Object privileges, Object selfPrivileges) {
        return child(new AccessControlPolicyType(), parent, name, Map.of("pv", privileges, "pvs", selfPrivileges));
    }

    /** A child that was created by the originator of its parent. */
    public static Resource child(ResourceType type, Resource parent, String name, Map<String, Object> own) {
        String id = type.shortName().substring(type.shortName().indexOf(':') + 1) + "-" + name;
        return new Resource(type, parent.path() + "/" + name, parent.originator(), 0,
                attributes(type, id, name, parent.id(), own));
    }

    private static Map<String, Object> attributes(ResourceType type, String id, String name, String parentId,
            Map<String, Object> own) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ty", (long) type.number());
        all.put("ri", id);
        all.put("rn", name);
        all.put("pi", parentId);
        all.put("ct", Timestamps.format(CREATED));
        all.put("lt", Timestamps.format(CREATED));
        all.putAll(own);
        return all;
    }
}
