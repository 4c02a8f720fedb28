// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.cost.Bill.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * The figures of a report. Immutable.
 *
 * @param scope what it is about
 * @param usage what was used when and by what
 * @param cost what that costs
 * @param carbon the carbon dioxide of it
 * @param savings what automatic control was measured to save
 * @param surroundings what consumption went along with
 * @param advice what could be done
 */
public record EnergyReport(Scope scope, Usage usage, Cost cost, Carbon carbon, List<Saving> savings,
        List<Correlation> surroundings, List<Advice> advice) {

    public EnergyReport {
        requireNonNull(scope, "scope is null");
        requireNonNull(usage, "usage is null");
        requireNonNull(cost, "cost is null");
        requireNonNull(carbon, "carbon is null");
        savings = List.copyOf(savings);
        surroundings = List.copyOf(surroundings);
        advice = List.copyOf(advice);
    }

    /**
     * What a report is about.
     *
     * @param homeId which home
     * @param home its name; empty where it has none
     * @param from the first day
     * @param to the last day
     * @param zone whose days
     */
    public record Scope(String homeId, String home, LocalDate from, LocalDate to, String zone) {
        public Scope {
            if (from.isAfter(to)) {
                throw new IllegalArgumentException("a report from " + from + " to " + to + " has no day");
            }
        }
    }

    /**
     * What was used.
     *
     * @param takenKwh from the grid
     * @param fedInKwh into the grid
     * @param days what was taken each day; those without any reading are left out
     * @param hours what was taken in each of the 24 hours of the day, all days together
     * @param devices what each device took, the most first
     */
    public record Usage(BigDecimal takenKwh, BigDecimal fedInKwh, List<Day> days, List<BigDecimal> hours,
            List<Device> devices) {
        public Usage {
            days = List.copyOf(days);
            hours = List.copyOf(hours);
            devices = List.copyOf(devices);
        }
    }

    /** The energy of a day. */
    public record Day(LocalDate date, BigDecimal kwh) {}

    /** The energy of a device. */
    public record Device(String deviceId, String name, BigDecimal kwh) {}

    /**
     * What the energy costs.
     *
     * @param months each month that has a day in the report
     * @param total their sum
     * @param currency of all amounts
     * @param decimals which the currency has
     */
    public record Cost(List<Month> months, BigDecimal total, String currency, int decimals) {
        public Cost {
            months = List.copyOf(months);
        }
    }

    /**
     * A month's share in the cost.
     *
     * @param month which
     * @param tariff by which it is billed, with the source of its prices
     * @param takenKwh what of it is in the report
     * @param lines the bill's; of a part of a month what these days have added to it, without fixed charges
     * @param amount the sum of the lines
     * @param whole whether all days of the month are in the report
     */
    public record Month(YearMonth month, String tariff, BigDecimal takenKwh, List<Line> lines, BigDecimal amount,
            boolean whole) {
        public Month {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Carbon dioxide of purchased electricity, location-based (GHG Protocol Scope 2 Guidance).
     *
     * @param kg in all
     * @param parts by the factors that were valid
     */
    public record Carbon(BigDecimal kg, List<CarbonPart> parts) {
        public Carbon {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What was used while a factor was valid: kWh times kgPerKwh is kg.
     *
     * @param validFrom since when the factor is valid
     * @param kgPerKwh the factor
     * @param source where it is from
     * @param kwh what was taken from the grid
     * @param kg the carbon dioxide
     */
    public record CarbonPart(LocalDate validFrom, BigDecimal kgPerKwh, String source, BigDecimal kwh, BigDecimal kg) {}

    /**
     * What control of a plug has saved.
     *
     * @param name of the plug
     * @param days on which that was measured
     * @param lowWhPerDay the low end of the 95 % interval of the difference to days without control
     * @param highWhPerDay its high end
     * @param creditedWh what counts; nothing where the interval includes zero
     */
    public record Saving(String name, int days, double lowWhPerDay, double highWhPerDay, double creditedWh) {}

    /**
     * How closely daily consumption went along with something.
     *
     * @param quantity with what, such as {@code temperature}
     * @param days how many days were compared
     * @param coefficient the rank correlation, -1 to 1
     * @param low the low end of its 95 % interval
     * @param high its high end
     */
    public record Correlation(String quantity, int days, double coefficient, double low, double high) {}

    /**
     * Something that could be done, as a text of {@link ReportTexts} with figures in it.
     *
     * @param key of the text
     * @param figures by their names in the text
     */
    public record Advice(String key, Map<String, String> figures) {
        public Advice {
            figures = Map.copyOf(figures);
        }
    }
}
