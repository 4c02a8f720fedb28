// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;

/** The same over CoAP and MQTT, each client with a connection of its own. */
final class CreationOverOthers implements Scenario {
    private static final int CONTAINERS = 100;

    @Override
    public String name() {
        return "creation-coap-mqtt";
    }

    @Override
    public void play(Stage stage) throws IOException, InterruptedException {
        stage.report().section("Creations over CoAP and MQTT", """
                As above; Californium and Paho as clients take a good part of the processor themselves.""");
        CreationTable table = new CreationTable(stage);
        IntFunction<String> containers = stage.containers("others", CONTAINERS, number -> "");
        for (Wire wire : List.of(Wire.COAP, Wire.MQTT)) {
            stage.practise(wire);
            for (int clients : stage.form().clients()) {
                if (clients <= Form.MIDDLE) {
                    table.line(wire, CONTAINERS, containers, clients);
                }
            }
        }
    }
}
