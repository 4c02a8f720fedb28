// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mca;

import io.wattm2m.cse.primitive.Content;
import java.util.Map;

/**
 * Switches plugs: a command is an instance in the plug's container of commands. That it was taken does not mean that
 * the plug has switched; the plug's state tells that. Thread-safe.
 */
public final class Commands {
    private final Registrar registrar;
    private final String proxy;

    /** Commands to the plugs of an interworking proxy, whose AE has this resource name. */
    public Commands(Registrar registrar, String proxy) {
        this.registrar = registrar;
        this.proxy = proxy;
    }

    /** The same in the name of another originator: whether he may is for the CSE to say. */
    public Commands as(String originator) {
        return new Commands(registrar.as(originator), proxy);
    }

    /** Asks a plug for {@code on}, {@code off} or {@code toggle}; RequestFailure where the CSE refuses it. */
    public void power(String deviceId, String power) {
        registrar.create(registrar.address(proxy) + "/" + deviceId + "/command", Registrar.CONTENT_INSTANCE,
                new Content("m2m:cin", Map.of("con", Map.of("power", power))));
    }
}
