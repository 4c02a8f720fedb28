// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import static io.wattm2m.benchmark.scenario.Report.decimals;
import static io.wattm2m.benchmark.scenario.Report.whole;

import io.wattm2m.benchmark.process.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long a start of the platform with all its parts takes, and what it needs when it has nothing to do. */
final class StartUp implements Scenario {
    private static final Duration IDLE = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public void play(Stage stage) throws IOException, InterruptedException {
        stage.report().section("Start-up", """
                From the start of the process to the first answer over HTTP; the memory when nothing was asked for a
                while. *Remembered* is with the AOT cache that `./run` makes.""");
        stage.report().head(1, "start", "first answer ms", "processor s", "idle after MiB resident");
        Path cache = stage.folder().resolve("start.aot");
        List<String> remembered = new ArrayList<>(stage.options());
        if (Platform.rehearse(stage.options(), cache)) {
            remembered.add("-XX:AOTCache=" + cache);
        }
        start(stage, "plain", stage.options());
        start(stage, "remembered", remembered);
        start(stage, "remembered, with data", remembered);
    }

    private static void start(Stage stage, String what, List<String> options) throws IOException, InterruptedException {
        Path data = stage.folder().resolve(what.replaceAll("\\W.*", ""));
        long begin = System.nanoTime();
        try (Platform platform = Platform.start(options, data)) {
            long answered = System.nanoTime() - begin;
            Duration processor = platform.process().processor();
            TimeUnit.NANOSECONDS.sleep(Math.min(IDLE.toNanos(), 5 * stage.form().lasts().toNanos()));
            stage.report().row(what, whole(answered / 1e6), decimals(processor.toMillis() / 1e3),
                    whole(platform.process().residentMebibytes()));
        }
    }
}
