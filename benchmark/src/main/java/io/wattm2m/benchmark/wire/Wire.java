// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.wire;

import java.io.IOException;

/** The protocols, with which a client asks on behalf of an originator. */
public enum Wire {
    HTTP(HttpLoadClient::new), COAP(CoapLoadClient::new), MQTT(MqttLoadClient::new);

    private final Opening opening;

    Wire(Opening opening) {
        this.opening = opening;
    }

    /** A client that is connected to this port of this machine. */
    public LoadClient open(int port, String originator) throws IOException {
        return opening.open(port, originator);
    }

    private interface Opening {
        LoadClient open(int port, String originator) throws IOException;
    }
}
