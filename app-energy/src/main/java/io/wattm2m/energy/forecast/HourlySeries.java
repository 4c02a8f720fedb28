// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.forecast;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.measure.MinuteTrace;
import java.time.LocalDate;
import java.util.Arrays;

/** The energy of each hour of whole days in local time, in Wh. An hour that was not recorded is NaN. Immutable. */
public final class HourlySeries {
    public static final int DAY = 24;
    public static final int WEEK = 7 * DAY;
    private static final int LEAST_MINUTES = 30;
    private final LocalDate firstDay;
    private final double[] energyWh;

    private HourlySeries(LocalDate firstDay, double[] energyWh) {
        this.firstDay = requireNonNull(firstDay, "firstDay is null");
        this.energyWh = energyWh;
    }

    /** A series that begins at midnight and has whole days. */
    public static HourlySeries of(LocalDate firstDay, double... energyWh) {
        if (energyWh.length % DAY != 0) {
            throw new IllegalArgumentException(energyWh.length + " hours are not whole days");
        }
        return new HourlySeries(firstDay, energyWh.clone());
    }

    /** The hours of a trace; of an hour at least half has to be recorded. */
    public static HourlySeries of(MinuteTrace trace) {
        double[] energyWh = new double[trace.size() / 60];
        for (int hour = 0; hour < energyWh.length; hour++) {
            energyWh[hour] = energyWh(trace, hour * 60);
        }
        return new HourlySeries(trace.date(0), energyWh);
    }

    private static double energyWh(MinuteTrace trace, int begin) {
        double sum = 0;
        int recorded = 0;
        for (int minute = begin; minute < begin + 60; minute++) {
            recorded += trace.isRecorded(minute) ? 1 : 0;
            sum += trace.isRecorded(minute) ? trace.powerW(minute) : 0;
        }
        return recorded >= LEAST_MINUTES ? sum / recorded : Double.NaN;
    }

    /** How many hours, recorded or not. */
    public int size() {
        return energyWh.length;
    }

    /** How many days, recorded or not. */
    public int days() {
        return energyWh.length / DAY;
    }

    /** The energy of an hour in Wh, NaN where it was not recorded. */
    public double energyWh(int hour) {
        return energyWh[hour];
    }

    /** The date of a day, the first being 0. */
    public LocalDate date(int day) {
        return firstDay.plusDays(day);
    }

    /** The day of the week of a day: Monday is 0. */
    int weekday(int day) {
        return date(day).getDayOfWeek().getValue() - 1;
    }

    /** Whether a day is a Saturday or Sunday; also one after the series. */
    boolean isWeekend(int day) {
        return weekday(day) >= 5;
    }

    /** The first days of it. */
    public HourlySeries until(int days) {
        return new HourlySeries(firstDay, Arrays.copyOf(energyWh, days * DAY));
    }

    /** This series and a day after it. */
    HourlySeries plusDay(double[] dayWh) {
        double[] longer = Arrays.copyOf(energyWh, energyWh.length + DAY);
        System.arraycopy(dayWh, 0, longer, energyWh.length, DAY);
        return new HourlySeries(firstDay, longer);
    }

    /** The energy of a day, NaN where less than half of its hours were recorded. */
    public double dayWh(int day) {
        double[] recorded = Arrays.stream(energyWh, day * DAY, (day + 1) * DAY).filter(Double::isFinite).toArray();
        return recorded.length * 2 >= DAY ? Arrays.stream(recorded).average().orElse(0) * DAY : Double.NaN;
    }

    /** What no hour can be expected to fall below: 0, unless energy was fed in before. */
    double floorWh() {
        return Arrays.stream(energyWh).anyMatch(energy -> energy < 0) ? Double.NEGATIVE_INFINITY : 0;
    }

    /** How many days have at least half of their hours recorded. */
    public int recordedDays() {
        int recorded = 0;
        for (int day = 0; day < days(); day++) {
            recorded += Double.isFinite(dayWh(day)) ? 1 : 0;
        }
        return recorded;
    }

    /** This series with what is missing taken from the week before, or from the day before, or 0. */
    double[] filled() {
        double[] filled = energyWh.clone();
        for (int hour = 0; hour < filled.length; hour++) {
            if (!Double.isFinite(filled[hour])) {
                filled[hour] = hour >= WEEK ? filled[hour - WEEK] : hour >= DAY ? filled[hour - DAY] : 0;
            }
        }
        return filled;
    }
}
