// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import io.wattm2m.energy.insight.HistoryLog;
import io.wattm2m.energy.measure.Edit;
import io.wattm2m.energy.measure.Portion;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The history that is kept. Thread-safe. */
public final class KeptHistory implements HistoryLog {
    private static final int SECONDS = 60;
    private final EnergyDatabase database;
    private final EnergyRecorder recorder;

    public KeptHistory(EnergyDatabase database, EnergyRecorder recorder) {
        this.database = database;
        this.recorder = recorder;
    }

    @Override
    public List<Edit> edits(String deviceId, int limit) {
        return database.edits(deviceId, limit);
    }

    @Override
    public boolean take(String deviceId, Instant day, List<Portion> portions) {
        try {
            return recorder.add(new HistoryDay(deviceId, day, portions)).get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("history was not written before the end", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("history cannot be written now", e);
        }
    }
}
