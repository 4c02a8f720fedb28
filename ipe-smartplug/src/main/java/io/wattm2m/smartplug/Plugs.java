// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The plugs that are known, never more than allowed. Thread-safe. */
final class Plugs {
    private final Map<String, Plug> plugs = new ConcurrentHashMap<>();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final int most;

    Plugs(int most) {
        this.most = most;
    }

    /** These have resources already, and count. */
    void know(Collection<String> deviceIds) {
        known.addAll(deviceIds);
    }

    /** The plug of this name, empty where there are too many to take another. */
    Optional<Plug> admit(String deviceId, String dialect) {
        if (!known.contains(deviceId)) {
            if (known.size() >= most) {
                return Optional.empty();
            }
            known.add(deviceId);
        }
        return Optional.of(plugs.computeIfAbsent(deviceId, id -> new Plug(id, dialect)));
    }

    /** The plug of this name, if it has been heard. */
    Optional<Plug> find(String deviceId) {
        return Optional.ofNullable(plugs.get(deviceId));
    }

    /** The subscription with this resource identifier is no more: the plug's resources have to be looked after. */
    void subscriptionEnded(String identifier, Consumer<Plug> whose) {
        plugs.values().stream().filter(plug -> plug.isSubscribedBy(identifier)).forEach(plug -> {
            plug.forgetResources();
            whose.accept(plug);
        });
    }
}
