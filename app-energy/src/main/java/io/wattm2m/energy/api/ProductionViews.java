// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.insight.DailyRecords;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.live.Device;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.production.Balance;
import io.wattm2m.energy.production.BatteryBalance;
import io.wattm2m.energy.production.EfficiencyScore;
import io.wattm2m.energy.production.EfficiencyScore.Scored;
import io.wattm2m.energy.production.Flow;
import io.wattm2m.energy.production.Part;
import io.wattm2m.energy.production.PhaseImbalance;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The documents about production, storage and days; energy in Wh, power in W, shares 0 to 1, unknown is null. */
final class ProductionViews {
    private ProductionViews() {}

    /** Sums of a time, and what follows from them. */
    record BalanceView(double producedWh, double consumedWh, double importedWh, double exportedWh, double chargedWh,
            double dischargedWh, double selfUsedWh, double ownWh, @Nullable Double selfConsumption,
            @Nullable Double autarky) {
        static BalanceView of(Balance balance) {
            return new BalanceView(Views.rounded(balance.producedWh()), Views.rounded(balance.consumedWh()),
                    Views.rounded(balance.importedWh()), Views.rounded(balance.exportedWh()),
                    Views.rounded(balance.chargedWh()), Views.rounded(balance.dischargedWh()),
                    Views.rounded(balance.selfUsedWh()), Views.rounded(balance.ownWh()),
                    Views.orNull(balance.selfConsumption()), Views.orNull(balance.autarky()));
        }
    }

    /** Where energy comes from and goes to, now and in some time. */
    record ProductionView(Instant from, Instant to, boolean metered, BalanceView balance, List<BatteryView> batteries,
            List<MeterView> meters) {}

    /** A battery. */
    record BatteryView(String deviceId, String name, double chargedWh, double dischargedWh,
            @Nullable Double firstPercent, @Nullable Double lastPercent, @Nullable Double capacityWh,
            @Nullable Double lossWh, @Nullable Double efficiency) {
        static BatteryView of(Device device, BatteryBalance balance) {
            return new BatteryView(device.deviceId(), device.name(), Views.rounded(balance.chargedWh()),
                    Views.rounded(balance.dischargedWh()), Views.orNull(balance.firstPercent()),
                    Views.orNull(balance.lastPercent()), Views.orNull(balance.capacityWh()),
                    Views.orNull(balance.lossWh()), Views.orNull(balance.efficiency()));
        }
    }

    /** What a device that produces, stores or counts the grid tells now. */
    record MeterView(String deviceId, String name, String part, @Nullable Double powerW,
            @Nullable Double batteryPercent, @Nullable Double powerFactor, @Nullable Double frequencyHz,
            List<Double> phaseVoltages, List<Double> phaseCurrents, @Nullable Double voltageImbalancePercent,
            @Nullable Double currentImbalancePercent) {
        static MeterView of(Device device, Instant fresh) {
            String part = EnergyFlows.part(device).label();
            boolean isSeen = device.lastSeen().filter(fresh::isBefore).isPresent();
            return device.reading().filter(reading -> isSeen).map(reading -> of(device, part, reading))
                    .orElseGet(() -> new MeterView(device.deviceId(), device.name(), part, null, null, null, null,
                            List.of(), List.of(), null, null));
        }

        private static MeterView of(Device device, String part, Reading reading) {
            return new MeterView(device.deviceId(), device.name(), part, reading.powerW(),
                    Views.orNull(reading.level(Channel.BATTERY)), Views.orNull(reading.level(Channel.POWER_FACTOR)),
                    Views.orNull(reading.level(Channel.FREQUENCY)), told(reading, Channel.VOLTAGES),
                    told(reading, Channel.CURRENTS), imbalance(reading, Channel.VOLTAGES),
                    imbalance(reading, Channel.CURRENTS));
        }

        private static List<Double> told(Reading reading, List<Channel> phases) {
            return phases.stream().map(reading::level).filter(OptionalDouble::isPresent)
                    .map(OptionalDouble::getAsDouble).toList();
        }

        private static @Nullable Double imbalance(Reading reading, List<Channel> phases) {
            return Views.orNull(PhaseImbalance.percent(phases.stream().map(reading::level).toList()));
        }

        /** Those that produce, store or count first, then those that tell of phases. */
        static boolean isMeter(Device device) {
            return EnergyFlows.part(device) != Part.CONSUMER || device.reading()
                    .filter(reading -> reading.levels().containsKey(Channel.CURRENT_L2)).isPresent();
        }
    }

    /** Flows over time. */
    record FlowHistory(String resolution, List<Flow> flows) {}

    /** The record of a day; the score's parts weighted come to the score. */
    record DayView(LocalDate date, double totalWh, double peakWh, double offPeakWh, double solarWh, double gridWh,
            double exportedWh, BalanceView balance, BigDecimal cost, BigDecimal earned, String currency,
            BigDecimal co2Kg, BigDecimal carbonKgPerKwh, String carbonSource, int hours, @Nullable ScoreView score) {
        /** A day, without a score while it goes on: it would be compared with whole ones. */
        static DayView of(DailyRecords.PricedDay day, LocalDate today) {
            Balance balance = day.energy().balance();
            return new DayView(day.energy().day(), Views.rounded(balance.consumedWh()),
                    Views.rounded(day.energy().peakWh()), Views.rounded(day.energy().offPeakWh()),
                    Views.rounded(balance.producedWh()), Views.rounded(balance.importedWh()),
                    Views.rounded(balance.exportedWh()), BalanceView.of(balance), day.addition().cost(),
                    day.addition().earned(), day.addition().currency(), day.addition().co2Kg(),
                    day.addition().factor().kgPerKwh(), day.addition().factor().source(), day.energy().hours(),
                    day.energy().score().filter(score -> day.energy().day().isBefore(today)).map(ScoreView::of)
                            .orElse(null));
        }
    }

    /** A score of 0 to 100 with its grade and its parts. */
    record ScoreView(double value, String grade, List<Scored> parts) {
        static ScoreView of(EfficiencyScore score) {
            return new ScoreView(Math.round(score.value() * 10) / 10.0, score.grade().label(), score.parts());
        }
    }

    /** Batteries with their devices. */
    static List<BatteryView> batteries(Map<String, BatteryBalance> balances, List<Device> devices) {
        return devices.stream().flatMap(device -> Optional.ofNullable(balances.get(device.deviceId()))
                .map(balance -> BatteryView.of(device, balance)).stream()).toList();
    }
}
