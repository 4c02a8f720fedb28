// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.benchmark.scenario;

import static io.wattm2m.benchmark.scenario.Report.decimals;
import static io.wattm2m.benchmark.scenario.Report.whole;

import io.wattm2m.benchmark.process.Platform;
import io.wattm2m.benchmark.wire.Errand;
import io.wattm2m.benchmark.wire.LoadClient;
import io.wattm2m.benchmark.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plugs that report by MQTT, until each of their readings is in the tree. */
final class Plugs implements Scenario {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Pattern COUNT = Pattern.compile("\"cni\":(\\d+)");
    private static final long PAUSE_NANOS = 20_000_000;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final int TURNS = 12;
    /** After so many a plug has a time series: twice eight intervals, for the first one has a gap in it. */
    private static final int UNTIL_RHYTHM = 16;

    @Override
    public String name() {
        return "plugs";
    }

    @Override
    public void play(Stage stage) throws IOException, InterruptedException {
        stage.report().section("Plugs", """
                Plugs report over MQTT (QoS 1) at the embedded broker of a platform of their own, with all its plug-ins,
                and each reading is a content instance, one of the time series, and an update of the standard model.
                *In the tree* is how many readings came to be there in a second, from the first one sent to the last one
                written; *behind* is for how long the last one was waited for after it was sent. *Processor* is what the
                platform has used of it for a reading, whatever else the machine did meanwhile; two processors have
                2,000,000 µs in a second.""");
        stage.report().head(1, "what", "plugs", "readings", "sent/s", "in the tree/s", "behind s", "lost",
                "processor µs a reading", "MiB resident");
        Duration interval = min(INTERVAL, stage.form().lasts().multipliedBy(3));
        for (int plugs : stage.form().plugs()) {
            play(stage, plugs, interval);
        }
    }

    private static void play(Stage stage, int plugs, Duration interval) throws IOException, InterruptedException {
        try (Platform platform = Platform.start(stage.options(), stage.folder().resolve("plugs-" + plugs))) {
            platform.process().awaitListener(platform.port(Wire.MQTT));
            play(stage, platform, plugs, interval);
        }
    }

    private static void play(Stage stage, Platform platform, int plugs, Duration interval)
            throws IOException {
        try (Fleet fleet = new Fleet(platform.port(Wire.MQTT), plugs, interval)) {
            Table table = new Table(stage.report(), platform, fleet);
            table.awaitEars();
            table.line("seen for the first time", 1, fleet::flood);
            String paced = "one reading in " + decimals(interval.toMillis() / 1e3) + " s";
            table.line(paced + ", no series yet", UNTIL_RHYTHM, fleet::report);
            table.line(paced, TURNS, fleet::report);
            table.line("as fast as they can", TURNS, fleet::flood);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** What the fleet does. */
    @FunctionalInterface
    private interface Deed {
        void run(int turns) throws IOException;
    }

    private record Table(Report report, Platform platform, Fleet fleet) {

        /** Waits until somebody hears plugs: what is told before that is told nobody. */
        void awaitEars() throws IOException {
            try (LoadClient admin = platform.client(Wire.HTTP, Platform.ADMIN)) {
                while (count(admin, 0) == 0) {
                    fleet.knock();
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }

        void line(String what, int turns, Deed deed) throws IOException {
            Duration processor = platform.process().processor();
            long begin = System.nanoTime();
            deed.run(turns);
            long sent = System.nanoTime();
            fleet.awaitAcknowledged();
            long lost = awaitTree();
            long end = System.nanoTime();
            double readings = (double) fleet.plugs() * turns;
            double used = platform.process().processor().minus(processor).toNanos() / 1e3;
            report.row(what, whole(fleet.plugs()), whole(readings), whole(readings / seconds(begin, sent)),
                    whole(readings / seconds(begin, end)), decimals(seconds(sent, end)), whole(lost),
                    whole(used / readings),
                    whole(platform.process().residentMebibytes()));
        }

        /** Waits until all readings are there, or long enough; how many are missing, less than 0 if some came twice. */
        private long awaitTree() throws IOException {
            long missing = 0;
            try (LoadClient admin = platform.client(Wire.HTTP, Platform.ADMIN)) {
                for (int plug = 0; plug < fleet.plugs(); plug++) {
                    missing += fleet.turns() - awaited(admin, plug);
                }
            }
            return missing;
        }

        private int awaited(LoadClient admin, int plug) throws IOException {
            long end = System.nanoTime() + PATIENCE_NANOS;
            int count = count(admin, plug);
            while (count < fleet.turns() && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
                count = count(admin, plug);
            }
            return count;
        }

        /** What is not there at all has none. */
        private static int count(LoadClient admin, int plug) {
            try {
                Matcher answer = COUNT.matcher(new String(admin.ask(Errand.retrieve(
                        Platform.BASE + "/smartplug/p" + plug + "/telemetry")), StandardCharsets.UTF_8));
                return answer.find() ? Integer.parseInt(answer.group(1)) : 0;
            } catch (IOException notThere) {
                return 0;
            }
        }

        private static double seconds(long from, long to) {
            return (to - from) / 1e9;
        }
    }
}
