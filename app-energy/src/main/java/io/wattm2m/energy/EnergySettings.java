// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;

/**
 * The settings of the section {@code energy}.
 *
 * @param port of the REST interface and the dashboard; 0 takes a free one
 * @param allowUnencrypted whether passwords may be sent in clear text beyond this machine, as behind a proxy with TLS
 * @param zone whose hours and days, e.g. {@code Asia/Seoul}; empty for the system's. Fixed once data is kept
 * @param proxy the resource name of the interworking proxy's AE
 * @param database a JDBC URL; empty for an H2 database in the data folder
 * @param gap the longest silence across which a power is taken to hold
 * @param highestPower the power in W beyond which a counter's step is not believed
 * @param lateReadings how many readings of a plug are kept to put late ones in their places
 * @param commitInterval how long readings are collected for one commit
 * @param minuteRetention how long minutes are kept; days are kept for good
 * @param quarterHourRetention how long quarters of an hour are kept
 * @param hourRetention how long hours are kept
 * @param predictionRetention how long the CSE keeps what was forecast and found out
 * @param environmentRetention how long it is kept what temperature, humidity and the weather were
 * @param editRetention how long it is kept what was mended
 * @param lateData how late a reading may come and still be counted in its place
 * @param rediscovery how often plugs are looked for
 * @param mostPoints how many points a history may have
 * @param tariffs a file of tariffs and carbon factors; empty for the examples
 * @param tariff the id of the tariff that is paid; empty for the first of the file
 * @param decisionInterval how often automatic control decides
 */
public record EnergySettings(int port, boolean allowUnencrypted, String zone, String proxy, String database,
        Duration gap, double highestPower, int lateReadings, Duration commitInterval, Duration minuteRetention,
        Duration quarterHourRetention, Duration hourRetention, Duration predictionRetention,
        Duration environmentRetention, Duration editRetention, Duration lateData,
        Duration rediscovery, int mostPoints,
        String tariffs, String tariff, Duration decisionInterval) {
    public static final EnergySettings DEFAULTS = new EnergySettings(8090, false, "", "smartplug", "",
            Duration.ofMinutes(5), 25_000, 32, Duration.ofMillis(500), Duration.ofDays(92), Duration.ofDays(365),
            Duration.ofDays(365), Duration.ofDays(180),
            Duration.ofDays(90), Duration.ofDays(365), Duration.ofDays(2), Duration.ofSeconds(60), 5000, "", "",
            Duration.ofMinutes(1));

    public EnergySettings {
        require(port >= 0 && port <= 65_535, "energy.port " + port + " is not a port (0 to 65535)");
        require(lateReadings >= 2 && lateReadings <= 200, "energy.late-readings " + lateReadings + " is not 2 to 200");
        require(gap.isPositive(), "energy.gap has to be longer than nothing");
        require(highestPower > 0, "energy.highest-power has to be more than 0 W");
        require(rediscovery.isPositive(), "energy.rediscovery has to be longer than nothing");
        require(decisionInterval.isPositive(), "energy.decision-interval has to be longer than nothing");
        require(!lateData.isNegative(), "energy.late-data cannot be less than nothing");
        require(mostPoints > 0, "energy.most-points has to be at least 1");
    }

    /** The time zone. */
    public ZoneId zoneId() {
        try {
            return zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new io.wattm2m.cse.spi.StartFailure("energy.zone '" + zone + "' is not a zone such as Asia/Seoul", e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
