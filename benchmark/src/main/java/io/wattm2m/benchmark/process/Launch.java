// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.process;

import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the platform is started, and started again. Immutable.
 *
 * @param options of its JVM
 * @param data the folder for its data
 * @param log where it writes what it has to say
 * @param ports where its clients find it
 * @param settings each {@code key=value}
 * @param environment variables beside those of this process
 */
public record Launch(List<String> options, Path data, Path log, Map<Wire, Integer> ports, List<String> settings,
        Map<String, String> environment) {

    public Launch {
        options = List.copyOf(options);
        ports = Map.copyOf(ports);
        settings = List.copyOf(settings);
        environment = Map.copyOf(environment);
    }

    /** On ports that were free a moment ago. */
    public static Launch of(List<String> options, Path data) throws IOException {
        Map<Wire, Integer> ports = Map.of(Wire.HTTP, JvmProcess.freePort(), Wire.COAP, JvmProcess.freePort(),
                Wire.MQTT, JvmProcess.freePort());
        return new Launch(options, data, data.resolveSibling(data.getFileName() + ".log"), ports, List.of(), Map.of());
    }

    /** With further settings. */
    public Launch with(String... more) {
        return new Launch(options, data, log, ports, Stream.concat(settings.stream(), Stream.of(more)).toList(),
                environment);
    }

    /** With further settings. */
    public Launch with(Map<String, String> more) {
        return with(more.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toArray(String[]::new));
    }

    /** With these variables in the environment. */
    public Launch in(Map<String, String> variables) {
        return new Launch(options, data, log, ports, settings, variables);
    }

    /** With clients that find it there over this protocol. */
    public Launch at(Wire wire, int port) {
        Map<Wire, Integer> other = new HashMap<>(ports);
        other.put(wire, port);
        return new Launch(options, data, log, other, settings, environment);
    }

    /** With its data in another folder. */
    public Launch storing(Path other) {
        return new Launch(options, other, log, ports, settings, environment);
    }

    List<String> arguments() {
        Stream<String> given = ports.entrySet().stream()
                .map(port -> port.getKey().name().toLowerCase(Locale.ROOT) + ".port=" + port.getValue());
        Stream<String> fixed = Stream.of("websocket.port=0", "energy.port=0", "data=" + data);
        return Stream.of(given, fixed, settings.stream()).flatMap(each -> each)
                .flatMap(setting -> Stream.of("--set", setting)).toList();
    }
}
