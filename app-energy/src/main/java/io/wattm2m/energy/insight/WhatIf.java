// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.cost.UsedEnergy;
import io.wattm2m.energy.insight.Bills.Statement;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.state.OutletState;
import io.wattm2m.energy.state.StateModel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What a month would have cost if one thing had been different, on what was really used. Thread-safe. */
public final class WhatIf {
    private static final BigDecimal DAYS_A_YEAR = BigDecimal.valueOf(365);
    private static final int HOURS_A_DAY = 24;
    private final Bills bills;
    private final Outlets outlets;

    WhatIf(Bills bills, Outlets outlets) {
        this.bills = bills;
        this.outlets = outlets;
    }

    /**
     * The month as it was, and as it would have been.
     *
     * @param tariff whose prices would have held
     * @param change what would have been used differently
     * @throws IllegalArgumentException where the two cannot be compared, and why
     */
    public Outcome of(YearMonth month, String tariff, Change change, LocalDate today) {
        Statement before = bills.supposed(month, bills.paid(), used -> used);
        Statement after = bills.supposed(month, tariff, change::on);
        if (!before.bill().tariff().currency().equals(after.bill().tariff().currency())) {
            throw new IllegalArgumentException("the tariffs " + bills.paid() + " and " + tariff
                    + " are in different currencies");
        }
        LocalDate end = month.atEndOfMonth().isBefore(today) ? month.atEndOfMonth() : today;
        return new Outcome(before, after, end.getDayOfMonth(), lostMinutes(month, end, change));
    }

    /** How many minutes the appliance was in use in the hours in which it would have been cut off. */
    private int lostMinutes(YearMonth month, LocalDate end, Change change) {
        if (!(change instanceof CutOff cutOff) || end.isBefore(month.atDay(1))) {
            return 0;
        }
        StateModel model = outlets.model(cutOff.deviceId, end);
        MinuteTrace trace = outlets.trace(cutOff.deviceId, month.atDay(1), end.plusDays(1));
        return (int) IntStream.range(0, trace.size()).filter(trace::isRecorded)
                .filter(minute -> cutOff.holds(trace.time(minute).getHour()))
                .filter(minute -> model.stateOf(trace.powerW(minute)) == OutletState.LOAD).count();
    }

    /** What could be different in what is used. */
    public sealed interface Change {
        /** Nothing. */
        Change NONE = new Nothing();

        /** The energy by appliance as it would have been. */
        Map<String, List<UsedEnergy>> on(Map<String, List<UsedEnergy>> used);
    }

    private record Nothing() implements Change {
        @Override
        public Map<String, List<UsedEnergy>> on(Map<String, List<UsedEnergy>> used) {
            return used;
        }
    }

    /**
     * An appliance is off at some hours of each day. Immutable.
     *
     * @param deviceId the plug
     * @param fromHour the first hour, 0 to 23
     * @param toHour the hour at which it comes on again; before the first where that is after midnight
     */
    public record CutOff(String deviceId, int fromHour, int toHour) implements Change {
        public CutOff {
            requireNonNull(deviceId, "deviceId is null");
            boolean areHours = fromHour >= 0 && fromHour < HOURS_A_DAY && toHour >= 0 && toHour < HOURS_A_DAY;
            if (!areHours || fromHour == toHour) {
                throw new IllegalArgumentException("off has two different hours, 0 to 23");
            }
        }

        boolean holds(int hour) {
            return fromHour < toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour;
        }

        @Override
        public Map<String, List<UsedEnergy>> on(Map<String, List<UsedEnergy>> used) {
            return changed(used, deviceId,
                    own(used, deviceId).stream().filter(energy -> !holds(energy.at().getHour())).toList());
        }
    }

    /**
     * An appliance is replaced by one that is used alike. Immutable.
     *
     * @param deviceId the plug
     * @param kwhPerYear what the new one would use in a year
     */
    public record Replaced(String deviceId, BigDecimal kwhPerYear) implements Change {
        public Replaced {
            requireNonNull(deviceId, "deviceId is null");
            if (kwhPerYear.signum() < 0) {
                throw new IllegalArgumentException("yearKwh is not below 0");
            }
        }

        @Override
        public Map<String, List<UsedEnergy>> on(Map<String, List<UsedEnergy>> used) {
            List<UsedEnergy> own = own(used, deviceId);
            BigDecimal kwh = own.stream().map(UsedEnergy::kwh).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (kwh.signum() <= 0) {
                throw new IllegalArgumentException(deviceId + " has used nothing in that month");
            }
            BigDecimal days = BigDecimal.valueOf(own.size()).divide(BigDecimal.valueOf(HOURS_A_DAY),
                    MathContext.DECIMAL64);
            BigDecimal share = kwhPerYear.multiply(days).divide(DAYS_A_YEAR.multiply(kwh), MathContext.DECIMAL64);
            return changed(used, deviceId, own.stream()
                    .map(energy -> new UsedEnergy(energy.at(), energy.kwh().multiply(share, MathContext.DECIMAL64)))
                    .toList());
        }
    }

    /**
     * An appliance is used at another hour of the same day. Immutable.
     *
     * @param deviceId the plug
     * @param from what of its energy is moved, by its time
     * @param toHour the hour at which it is used instead, 0 to 23
     */
    public record Shifted(String deviceId, Predicate<LocalDateTime> from, int toHour) implements Change {
        public Shifted {
            requireNonNull(deviceId, "deviceId is null");
            requireNonNull(from, "from is null");
        }

        @Override
        public Map<String, List<UsedEnergy>> on(Map<String, List<UsedEnergy>> used) {
            return changed(used, deviceId, own(used, deviceId).stream().map(energy -> from.test(energy.at())
                    ? new UsedEnergy(energy.at().toLocalDate().atTime(toHour, 0), energy.kwh())
                    : energy).toList());
        }
    }

    private static List<UsedEnergy> own(Map<String, List<UsedEnergy>> used, String deviceId) {
        return used.getOrDefault(deviceId, List.of());
    }

    private static Map<String, List<UsedEnergy>> changed(Map<String, List<UsedEnergy>> used, String deviceId,
            List<UsedEnergy> own) {
        Map<String, List<UsedEnergy>> all = new LinkedHashMap<>(used);
        all.put(deviceId, own);
        return all;
    }

    /**
     * A month, twice. Immutable.
     *
     * @param before as it was
     * @param after as it would have been
     * @param days how many days of it have been
     * @param lostMinutes how many minutes of use would have been missed
     */
    public record Outcome(Statement before, Statement after, int days, int lostMinutes) {

        /** What would have been saved, below zero where it would have cost more. */
        public BigDecimal saved() {
            return before.bill().total().subtract(after.bill().total());
        }

        /** The same in a year of such days. */
        public BigDecimal savedPerYear() {
            return saved().multiply(DAYS_A_YEAR).divide(BigDecimal.valueOf(days),
                    before.bill().tariff().currency().decimals(), RoundingMode.HALF_UP);
        }
    }
}
