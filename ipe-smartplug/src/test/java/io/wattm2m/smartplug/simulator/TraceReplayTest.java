// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.mqtt.MqttGateway;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReplayTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final Outbox outbox = new Outbox();
    private final List<Duration> pauses = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void everyMinuteIsToldAtItsEnd() throws Exception {
        long minutes = replay(0, "2012-05-15T00:00,60,12", "2012-05-15T00:01,120.6,15", "2012-05-15T00:05,0.0,60");

        assertThat(minutes).isEqualTo(3);
        assertThat(outbox.sent).containsExactly(
                message("0.2608695652173913", "60.0", "1.0", 1_337_032_860),
                message("0.5243478260869565", "120.6", "3.01", 1_337_032_920),
                message("0.0", "0.0", "3.01", 1_337_033_160));
        assertThat(pauses).isEmpty();
    }

    @Test
    void aFileMayBeCompressed() throws Exception {
        Path file = folder.resolve("pc.csv.gz");
        try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(file))) {
            zipped.write("minute,power_w,samples\n2012-05-15T00:00,60,12\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(replay(0, file)).isEqualTo(1);
    }

    @Test
    void linesOfTheSameMinuteArePartsOfIt() throws Exception {
        long minutes = replay(0, "2012-05-15T00:00,60,20", "2012-05-15T00:00,90,40", "2012-05-15T00:01,0.0,60");

        assertThat(minutes).isEqualTo(2);
        assertThat(outbox.sent.getFirst()).contains("\"power\":80.0", "1337032860");
    }

    @Test
    void theSpeedIsAFactor() throws Exception {
        replay(60, "2012-05-15T00:00,1,1", "2012-05-15T00:01,1,1", "2012-05-15T00:11,1,1");

        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    @Test
    void whatTheBrokerDoesNotTakeIsSentAgain() throws Exception {
        outbox.failures = 2;

        long minutes = replay(0, "2012-05-15T00:00,1,1", "2012-05-15T00:01,2,1");

        assertThat(minutes).isEqualTo(2);
        assertThat(outbox.sent).hasSize(2 + 2);
        assertThat(outbox.sent).endsWith(outbox.sent.get(0), outbox.sent.get(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2012-05-15T00:01;5          | line 3: '2012-05-15T00:01;5' is not minute,power_w,samples",
        "2012-05-15T00:01,5          | is not minute,power_w,samples",
        "yesterday,5,1               | line 3: minute 'yesterday' is not YYYY-MM-DDThh:mm",
        "2012-05-15T00:01,much,1     | line 3: power_w 'much' is not a number",
        "2012-05-15T00:01,NaN,1      | line 3: power_w 'NaN' is outside",
        "2012-05-15T00:01,1e9,1      | line 3: power_w '1e9' is outside",
        "2012-05-14T23:59,5,1        | line 3: minute 2012-05-14T23:59 is before that of the line before"})
    void aMalformedLineIsNamed(String line, String fault) {
        assertThatThrownBy(() -> replay(0, "2012-05-15T00:00,1,1", line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("trace.csv line ").hasMessageContaining(fault);
    }

    @Test
    void aFileThatASpreadsheetHasSavedIsTakenAsWell() throws Exception {
        Path file = Files.writeString(folder.resolve("trace.csv"),
                "\uFEFFminute,power_w,samples\r\n2012-05-15T00:00,1,1\r\n");

        assertThat(replay(0, file)).isEqualTo(1);
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "time;watts\n");

        assertThatThrownBy(() -> replay(0, file))
                .hasMessage("other.csv line 1: the header is not minute,power_w,samples");
    }

    private long replay(double speed, String... lines) throws Exception {
        return replay(speed, Files.writeString(folder.resolve("trace.csv"),
                "minute,power_w,samples\n" + String.join("\n", lines) + "\n"));
    }

    private long replay(double speed, Path file) throws IOException, InterruptedException {
        try (TraceReplay replay = new TraceReplay(outbox, new TraceSettings("pc", BERLIN, speed), pauses::add)) {
            return replay.replay(file);
        }
    }

    private static String message(String current, String power, String energy, long timestamp) {
        return "energy/pc/data {\"deviceId\":\"pc\",\"voltage\":230.0,\"current\":" + current + ",\"power\":" + power
                + ",\"energy\":" + energy + ",\"timestamp\":" + timestamp + "}";
    }

    private static final class Outbox implements MqttGateway {
        private final List<String> sent = new ArrayList<>();
        private int failures;

        @Override
        public void open(List<String> topics, Listener listener) {}

        @Override
        public void listen(List<String> topics) {
            throw new IllegalStateException("nothing further is to be listened to");
        }

        @Override
        public CompletableFuture<Void> publish(PlugMessage message) {
            sent.add(message.toString());
            return failures-- > 0 ? CompletableFuture.failedFuture(new IOException("away"))
                    : CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
