// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The containers {@code energy/<deviceId>/<name>} of results, which are made when something is published in them.
 * Thread-safe.
 */
final class ResultContainers {
    private final Set<String> prepared = ConcurrentHashMap.newKeySet();
    private final Registrar registrar;

    ResultContainers(Registrar registrar) {
        this.registrar = registrar;
    }

    /** Where a container is, once something was published in it. */
    String address(String deviceId, String name) {
        return registrar.address("energy") + "/" + deviceId + "/" + name;
    }

    /**
     * Publishes in a container, once more where that has been deleted meanwhile, as with an erased plug that has come
     * back; RequestFailure where the CSE refuses it.
     *
     * @param attributes what the container is made with
     * @param publish is given the container's address; what it does twice is as if done once
     */
    void publish(String deviceId, String name, Map<String, Object> attributes, Consumer<String> publish) {
        String address = address(deviceId, name);
        try {
            prepare(deviceId, address, attributes);
            publish.accept(address);
        } catch (RequestFailure e) {
            if (e.status() != ResponseStatusCode.NOT_FOUND || !prepared.remove(address)) {
                throw e;
            }
            prepare(deviceId, address, attributes);
            publish.accept(address);
        }
    }

    private void prepare(String deviceId, String address, Map<String, Object> attributes) {
        if (!prepared.contains(address)) {
            registrar.createOnce(registrar.address("energy"), Registrar.CONTAINER,
                    new Content("m2m:cnt", Map.of("rn", deviceId)));
            registrar.createOnce(address.substring(0, address.lastIndexOf('/')), Registrar.CONTAINER,
                    new Content("m2m:cnt", attributes));
            prepared.add(address);
        }
    }
}
