// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.schedule.QuartzTimer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The timer in a real database. */
class TimerTest {
    @TempDir
    private Path folder;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void whatIsSetIsToldOnceWithItsPlannedTime() throws Exception {
        try (EnergyDatabase database = open(); QuartzTimer timer = database.timer()) {
            timer.start((id, planned) -> told.add(id + " " + planned));
            Instant at = Instant.now().plusMillis(300).truncatedTo(ChronoUnit.MILLIS);

            timer.set("lamp", at.plusSeconds(3600));
            timer.set("lamp", at);

            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("lamp " + at);
            assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void whatCameWhileNothingRanIsToldAfterARestartInOrder() throws Exception {
        Instant past = Instant.now().minusSeconds(7200).truncatedTo(ChronoUnit.MILLIS);
        try (EnergyDatabase database = open(); QuartzTimer timer = database.timer()) {
            timer.set("second", past.plusSeconds(60));
            timer.set("first", past);
            timer.set("never", past);
            timer.cancel("never");
            assertThat(timer.isSet("first")).isTrue();
            assertThat(timer.isSet("never")).isFalse();
        }

        try (EnergyDatabase database = open(); QuartzTimer timer = database.timer()) {
            timer.start((id, planned) -> told.add(id + " " + planned));

            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("first " + past);
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("second " + past.plusSeconds(60));
        }
    }

    private EnergyDatabase open() {
        return EnergyDatabase.open("jdbc:h2:file:" + folder.resolve("energy") + ";DB_CLOSE_ON_EXIT=FALSE", 10);
    }
}
