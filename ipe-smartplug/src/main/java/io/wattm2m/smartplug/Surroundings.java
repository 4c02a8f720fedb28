// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import io.wattm2m.smartplug.mqtt.MqttGateway;
import io.wattm2m.smartplug.mqtt.MqttSession;
import io.wattm2m.smartplug.mqtt.PahoGateway;
import io.wattm2m.smartplug.mqtt.Pause;
import java.time.Clock;
import java.util.function.Function;

/**
 * What the application needs of the world around it.
 *
 * @param clock the time
 * @param pause how it waits
 * @param timer how it is called later
 * @param gateways how it gets to a broker
 */
record Surroundings(Clock clock, Pause pause, Timer timer, Function<MqttSession, MqttGateway> gateways) {

    /** The real world. */
    static Surroundings real() {
        return new Surroundings(Clock.systemUTC(), Pause.REAL, Timer.real(),
                session -> new PahoGateway(session, Pause.REAL));
    }
}
