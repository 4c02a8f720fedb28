// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the plugs of a simulated household would have measured before it was started. Pure: the same seed and days give
 * the same history. Thread-safe.
 *
 * @param seed what all chance comes from
 * @param zone where the household is
 */
public record HouseholdHistory(long seed, ZoneId zone) {
    private static final int MINUTE_SECONDS = 60;

    public HouseholdHistory {
        requireNonNull(zone, "zone is null");
    }

    /** The identifiers of its plugs. */
    public List<String> deviceIds() {
        return Arrays.stream(Appliance.values()).map(Appliance::deviceId).toList();
    }

    /**
     * The last days before a day, as lines of {@code minute,power_w} in local time, with a head line.
     *
     * @throws IllegalArgumentException where there is no such plug
     */
    public String minutes(String deviceId, LocalDate until, int days) {
        return minutes(deviceId, until.minusDays(days), until.atStartOfDay(zone).toInstant());
    }

    /**
     * The minutes of the day of a moment that are over by then, as lines of {@code minute,power_w} in local time, with
     * a head line.
     *
     * @throws IllegalArgumentException where there is no such plug
     */
    public String minutes(String deviceId, Instant until) {
        return minutes(deviceId, LocalDate.ofInstant(until, zone), until.truncatedTo(ChronoUnit.MINUTES));
    }

    private String minutes(String deviceId, LocalDate first, Instant end) {
        ApplianceLoad load = ApplianceLoad.of(appliance(deviceId), seed + first.toEpochDay());
        StringBuilder text = new StringBuilder("minute,power_w\n");
        Instant minute = first.atStartOfDay(zone).toInstant();
        while (minute.isBefore(end)) {
            LocalDateTime local = LocalDateTime.ofInstant(minute, zone);
            text.append(local).append(String.format(Locale.ROOT, ",%.2f", meanW(load, local.getHour()))).append('\n');
            minute = minute.plusSeconds(MINUTE_SECONDS);
        }
        return text.toString();
    }

    private static double meanW(ApplianceLoad load, int hour) {
        double sumW = 0;
        for (int second = 0; second < MINUTE_SECONDS; second++) {
            sumW += load.nextW(1, hour);
        }
        return sumW / MINUTE_SECONDS;
    }

    private static Appliance appliance(String deviceId) {
        return Arrays.stream(Appliance.values()).filter(each -> each.deviceId().equals(deviceId)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no plug " + deviceId));
    }
}
