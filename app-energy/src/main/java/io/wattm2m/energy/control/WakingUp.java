// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.control;

import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.OutletState;
import io.wattm2m.energy.state.StateModel;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * What an appliance takes to come back to standby after its outlet was restored, from its own recording. Immutable.
 *
 * @param trace the recording
 * @param model what power means
 * @param standbyW the power of standby
 */
public record WakingUp(MinuteTrace trace, StateModel model, double standbyW) {
    private static final int MINUTES = 10;

    /**
     * The median energy in Wh above standby in the ten minutes from a restore on; nothing where there is no restore
     * that tells. One after which a minute was not recorded, or the appliance was in use at the end, does not.
     */
    public double medianWh(List<LocalDateTime> restores) {
        double[] energyWh = restores.stream()
                .mapToInt(restore -> (int) ChronoUnit.MINUTES.between(trace.time(0), restore)).filter(this::tells)
                .mapToDouble(this::energyWh).toArray();
        return energyWh.length == 0 ? 0 : Math.max(0, new Median().evaluate(energyWh));
    }

    private boolean tells(int restore) {
        return restore >= 0 && restore + MINUTES <= trace.size() && minutes(restore).allMatch(trace::isRecorded)
                && model.stateOf(trace.powerW(restore + MINUTES - 1)) != OutletState.LOAD;
    }

    private double energyWh(int restore) {
        return minutes(restore).mapToDouble(minute -> trace.powerW(minute) - standbyW).sum() / 60;
    }

    private static IntStream minutes(int restore) {
        return IntStream.range(restore, restore + MINUTES);
    }
}
