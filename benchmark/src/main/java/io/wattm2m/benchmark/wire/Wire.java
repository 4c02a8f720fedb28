// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.wire;

import java.io.IOException;
import java.time.Duration;

/** The protocols, with which a client asks on behalf of an originator. */
public enum Wire {
    HTTP, COAP, MQTT;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A client that is connected to this port of this machine. */
    public LoadClient open(int port, String originator) throws IOException {
        return open(port, originator, PATIENCE);
    }

    /** The same, which waits so long for an answer; CoAP has times of its own. */
    public LoadClient open(int port, String originator, Duration patience) throws IOException {
        return switch (this) {
            case HTTP -> new HttpLoadClient(port, originator, patience);
            case COAP -> new CoapLoadClient(port, originator);
            case MQTT -> new MqttLoadClient(port, originator, patience);
        };
    }
}
