// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.wire;

import java.io.IOException;

/** The protocols, with which a client asks on behalf of an originator. */
public enum Wire {
    HTTP, COAP, MQTT;

    /** A client that is connected to this port of this machine. */
    public LoadClient open(int port, String originator) throws IOException {
        return switch (this) {
            case HTTP -> new HttpLoadClient(port, originator);
            case COAP -> new CoapLoadClient(port, originator);
            case MQTT -> new MqttLoadClient(port, originator);
        };
    }
}
