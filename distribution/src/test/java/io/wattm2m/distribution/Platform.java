// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.spi.Configuration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything in this process, on free ports of this machine, with its data in a folder of the test's. */
record Platform(Cse cse) implements AutoCloseable {
    /** Whatever else the test starts may not be in the way. */
    static final List<String> FREE_PORTS = List.of("http.port=0", "coap.port=0", "mqtt.port=0", "websocket.port=0",
            "energy.port=0");

    /** Starts all plug-ins with these settings, each {@code key=value}. */
    static Platform start(Path data, String... settings) {
        return start(Plugins.discover(Platform.class.getClassLoader()), data,
                Stream.concat(FREE_PORTS.stream(), Stream.of(settings)).toList());
    }

    /** Starts all plug-ins but the energy application. */
    static Platform withoutEnergy(Path data) {
        Plugins all = Plugins.discover(Platform.class.getClassLoader());
        return start(new Plugins(all.bindings(),
                all.applications().stream().filter(application -> !application.name().equals("energy")).toList(),
                all.stores(), all.types()), data,
                List.of("http.port=0", "coap.port=0", "mqtt.port=0", "websocket.port=0"));
    }

    /** Where the CSE listens for requests over this protocol. */
    URI at(String scheme) {
        return cse.pointsOfAccess().stream().filter(address -> address.getScheme().equals(scheme)).findFirst()
                .orElseThrow();
    }

    /** The broker as MQTT clients name it. */
    String broker() {
        return Addresses.broker(cse.pointsOfAccess());
    }

    /** The energy application's address. */
    URI energy() {
        return Addresses.dashboard(cse.offers()).orElseThrow();
    }

    /** What makes the first account. */
    String setUpToken() {
        return cse.offers().stream().filter(offer -> offer.startsWith("set-up token ")).findFirst().orElseThrow()
                .split(" ")[2];
    }

    @Override
    public void close() {
        cse.close();
    }

    private static Platform start(Plugins plugins, Path data, List<String> settings) {
        Map<String, String> given = new LinkedHashMap<>(Map.of("data", data.toString()));
        settings.stream().map(setting -> setting.split("=", 2)).forEach(parts -> given.put(parts[0], parts[1]));
        return new Platform(Cse.start(new Configuration(given), plugins, Clock.systemUTC()));
    }
}
