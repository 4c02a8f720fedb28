// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What else a device measures beside power and energy. Of each the mean and the extremes of every hour are kept. */
public enum Channel {
    // @formatter:off
    /** How full a battery is. */
    BATTERY       ("battery",      "%",    Kind.ELECTRIC),
    FREQUENCY     ("frequency",    "Hz",   Kind.ELECTRIC),
    /** From -1 to 1. */
    POWER_FACTOR  ("powerFactor",  "",     Kind.ELECTRIC),
    /** As the device tells it, whatever its phases. */
    VOLTAGE       ("voltage",      "V",    Kind.ELECTRIC),
    VOLTAGE_L1    ("voltageL1",    "V",    Kind.ELECTRIC),
    VOLTAGE_L2    ("voltageL2",    "V",    Kind.ELECTRIC),
    VOLTAGE_L3    ("voltageL3",    "V",    Kind.ELECTRIC),
    CURRENT_L1    ("currentL1",    "A",    Kind.ELECTRIC),
    CURRENT_L2    ("currentL2",    "A",    Kind.ELECTRIC),
    CURRENT_L3    ("currentL3",    "A",    Kind.ELECTRIC),
    TEMPERATURE   ("temperature",  "°C",   Kind.ENVIRONMENT),
    /** Relative. */
    HUMIDITY      ("humidity",     "%",    Kind.ENVIRONMENT),
    BRIGHTNESS    ("brightness",   "lx",   Kind.ENVIRONMENT),
    CO2           ("co2",          "ppm",  Kind.ENVIRONMENT),
    /** An index as the sensor tells it: the higher, the worse. */
    AIR_QUALITY   ("airQuality",   "",     Kind.ENVIRONMENT),
    /** Of the sun, on the level. */
    RADIATION     ("radiation",    "W/m²", Kind.ENVIRONMENT),
    CLOUD_COVER   ("cloudCover",   "%",    Kind.ENVIRONMENT),
    WIND_SPEED    ("windSpeed",    "m/s",  Kind.ENVIRONMENT);
    // @formatter:on

    /** The three phases of a grid, in their order. */
    public static final List<Channel> CURRENTS = List.of(CURRENT_L1, CURRENT_L2, CURRENT_L3);
    /** The voltages of the three phases, in their order. */
    public static final List<Channel> VOLTAGES = List.of(VOLTAGE_L1, VOLTAGE_L2, VOLTAGE_L3);

    private final String label;
    private final String unit;
    private final Kind kind;

    Channel(String label, String unit, Kind kind) {
        this.label = label;
        this.unit = unit;
        this.kind = kind;
    }

    /** The channel of this name; empty where there is none. */
    public static Optional<Channel> of(String label) {
        return Arrays.stream(values()).filter(channel -> channel.label.equals(label)).findFirst();
    }

    /** Those of a kind. */
    public static List<Channel> of(Kind kind) {
        return Arrays.stream(values()).filter(channel -> channel.kind == kind).toList();
    }

    /** The name in readings, requests and answers. */
    public String label() {
        return label;
    }

    /** The unit, empty where it has none. */
    public String unit() {
        return unit;
    }

    /** What it tells of. */
    public Kind kind() {
        return kind;
    }

    /** What a channel tells of, which decides how long it is kept. */
    public enum Kind {
        /** The device and the grid. */
        ELECTRIC,
        /** What is around it. */
        ENVIRONMENT
    }

    /**
     * How long hours are kept. Immutable.
     *
     * @param electric of the device and the grid
     * @param environment of what is around it
     */
    public record Kept(Duration electric, Duration environment) {
        /** How long those of a channel are kept. */
        public Duration of(Channel channel) {
            return channel.kind == Kind.ELECTRIC ? electric : environment;
        }
    }
}
