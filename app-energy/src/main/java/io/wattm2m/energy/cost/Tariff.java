// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.cost;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/**
 * What a supplier charges, from a date on. Immutable.
 *
 * @param id the same for all versions of a tariff
 * @param name for people
 * @param source where the figures are from, so that they can be checked
 * @param validFrom the first day of this version; a month is billed by the version of its first day
 * @param currency and its smallest unit
 * @param seasons each month of the year is in exactly one
 * @param extras what comes on top
 * @param holidays days that are no working days
 */
public record Tariff(String id, String name, String source, LocalDate validFrom, Currency currency,
        List<Season> seasons, Extras extras, Set<LocalDate> holidays) {
    private static final int MONTHS = 12;

    public Tariff {
        requireNonNull(id, "a tariff's id is missing");
        requireNonNull(name, "tariff " + id + ": name is missing");
        requireNonNull(source, "tariff " + id + ": source is missing");
        requireNonNull(validFrom, "tariff " + id + ": validFrom is missing");
        requireNonNull(currency, "tariff " + id + ": currency is missing");
        requireNonNull(extras, "tariff " + id + ": extras is missing");
        seasons = List.copyOf(seasons);
        holidays = Set.copyOf(holidays);
        for (int month = 1; month <= MONTHS; month++) {
            int wanted = month;
            long found = seasons.stream().filter(season -> season.months().contains(wanted)).count();
            if (found != 1) {
                throw new IllegalArgumentException(
                        "tariff " + id + ": month " + month + " is in " + found + " seasons, not in one");
            }
        }
    }

    /** Whether prices depend on the time of the day. */
    public boolean hasPeriods(LocalDate day) {
        return !season(day.getMonthValue()).periods().isEmpty();
    }

    /** Whether no time of that season is dearer than this; there are periods. */
    public boolean isDearest(LocalDateTime at) {
        Season season = season(at.getMonthValue());
        BigDecimal price = pricePerKwh(at);
        return season.periods().stream().allMatch(period -> period.pricePerKwh().compareTo(price) <= 0);
    }

    /** The price of an hour before what comes on top; there are periods. */
    public BigDecimal pricePerKwh(LocalDateTime at) {
        return season(at.getMonthValue()).period(at.getHour(), isWorkingDay(at.toLocalDate())).pricePerKwh();
    }

    Season season(int month) {
        return seasons.stream().filter(season -> season.months().contains(month)).findFirst().orElseThrow();
    }

    /** Whether it is no weekend and no holiday. */
    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !holidays.contains(day);
    }

    /**
     * A currency. Immutable.
     *
     * @param code by ISO 4217, e.g. {@code KRW}
     * @param decimals how many a bill has, e.g. 0
     */
    public record Currency(String code, int decimals) {
        public Currency {
            requireNonNull(code, "currency: code is missing");
        }
    }

    /**
     * What comes on top of the energy. Immutable.
     *
     * @param perMonth charges of every month
     * @param perKwh charges of every kWh
     * @param percent taxes and levies on all of that
     * @param exportPrice what a kWh that is fed in is paid, after taxes; 0 where nothing is
     */
    public record Extras(List<Charge> perMonth, List<Charge> perKwh, List<Charge> percent, BigDecimal exportPrice) {
        public Extras {
            perMonth = List.copyOf(perMonth);
            perKwh = List.copyOf(perKwh);
            percent = List.copyOf(percent);
            requireNonNull(exportPrice, "extras: exportPrice is missing");
        }
    }
}
