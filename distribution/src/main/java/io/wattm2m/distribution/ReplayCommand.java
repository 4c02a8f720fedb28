// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.smartplug.simulator.TraceReplay;
import io.wattm2m.smartplug.simulator.TraceSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a recorded trace as if a plug sent it. */
@Command(name = "replay", mixinStandardHelpOptions = true, description = "Replays a recorded trace as a plug.")
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "CSV or CSV.gz with the columns minute,power_w,samples")
    private Path file = Path.of("");

    @Option(names = "--device", required = true, paramLabel = "ID", description = "the plug that seems to send it")
    private String deviceId = "";

    @Option(names = "--speed", defaultValue = "0", description = "times faster than recorded; 0 (default): at once")
    private double speed;

    @Option(names = "--zone", description = "where it was recorded (default: the system's zone)")
    private ZoneId zone = ZoneId.systemDefault();

    @Mixin
    private final BrokerOptions broker = new BrokerOptions();

    @Override
    public Integer call() throws InterruptedException {
        TraceSettings settings = new TraceSettings(deviceId, zone, speed);
        try (TraceReplay replay = new TraceReplay(broker.session("trace"), settings)) {
            System.out.println(replay.replay(file) + " minutes replayed as " + deviceId);
            return 0;
        } catch (IOException | IllegalArgumentException fault) {
            throw new StartFailure(file + ": " + fault.getMessage(), fault);
        }
    }
}
