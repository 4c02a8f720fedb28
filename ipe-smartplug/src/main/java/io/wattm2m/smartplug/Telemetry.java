// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.smartplug.driver.Reading;

/** Writes readings into the plugs' telemetry containers. Thread-safe; the readings of one plug come one by one. */
final class Telemetry {
    private final PlugResources resources;
    private final Addresses addresses;

    Telemetry(PlugResources resources, Addresses addresses) {
        this.resources = resources;
        this.addresses = addresses;
    }

    /** Writes a reading unless it was written before; RequestFailure where the CSE refuses it. */
    void write(Plug plug, Reading reading) {
        if (plug.recent().has(reading)) {
            return;
        }
        plug.prepare(resources);
        add(plug, PlugMapping.telemetry(reading));
        plug.recent().add(reading);
    }

    /** Somebody may have deleted the plug's resources: then they are made once more. */
    private void add(Plug plug, Content instance) {
        String container = addresses.telemetry(plug.deviceId());
        try {
            resources.add(container, instance);
        } catch (RequestFailure failure) {
            if (failure.status() != ResponseStatusCode.NOT_FOUND) {
                throw failure;
            }
            plug.forgetResources();
            plug.prepare(resources);
            resources.add(container, instance);
        }
    }
}
