// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What is out of the ordinary enough to tell people. Immutable.
 *
 * @param id its name in addresses
 * @param name what people call it
 * @param deviceIds of which plugs; all where none is named
 * @param limit what must not be exceeded
 * @param severity how bad it is
 * @param ways by which people are told, beyond the list of alerts
 * @param enabled whether it is in force
 */
public record AlertRule(String id, String name, List<String> deviceIds, Limit limit, Severity severity, Set<Way> ways,
        boolean enabled) {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_DEVICES = 100;

    public AlertRule {
        deviceIds = List.copyOf(deviceIds);
        requireNonNull(limit, "limit is null");
        requireNonNull(severity, "severity is null");
        ways = Set.copyOf(ways);
        require(id.matches("[A-Za-z0-9_-]{1,64}"), "id '" + id + "' is not 1 to 64 letters, digits, - or _");
        require(name.length() <= LONGEST_NAME, "name is longer than " + LONGEST_NAME + " characters");
        require(deviceIds.size() <= MOST_DEVICES, "deviceIds: at most " + MOST_DEVICES);
    }

    /** The same of other plugs. */
    public AlertRule of(List<String> otherIds) {
        return new AlertRule(id, name, otherIds, limit, severity, ways, enabled);
    }

    boolean concerns(String deviceId) {
        return enabled && (deviceIds.isEmpty() || deviceIds.contains(deviceId));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** How bad it is. */
    public enum Severity {
        WARNING,
        /** Also in quiet hours people are told. */
        CRITICAL
    }

    /** How people are told. */
    public enum Way {
        MAIL, WEBHOOK, WEB_PUSH
    }

    /** On which side of a threshold a value is too far. */
    public enum Side {
        ABOVE, BELOW
    }

    /**
     * A threshold. Immutable.
     *
     * @param quantity of what
     * @param side on which side of it is too far
     * @param threshold in the quantity's unit
     * @param deadband how far back a value has to come for the alert to end, in the same unit
     * @param lasting how many seconds a value has to be too far, 0 to 3600
     */
    public record Limit(Quantity quantity, Side side, double threshold, double deadband, int lasting) {
        private static final int LONGEST = 3600;

        public Limit {
            requireNonNull(quantity, "quantity is null");
            requireNonNull(side, "side is null");
            require(Double.isFinite(threshold), "threshold is not a number");
            require(Double.isFinite(deadband) && deadband >= 0, "deadband is not 0 or more");
            require(lasting >= 0 && lasting <= LONGEST, "lasting: 0 to " + LONGEST + " seconds");
        }

        boolean isBroken(double value) {
            return side == Side.ABOVE ? value > threshold : value < threshold;
        }

        boolean isKeptAgain(double value) {
            return side == Side.ABOVE ? value <= threshold - deadband : value >= threshold + deadband;
        }

        Duration duration() {
            return Duration.ofSeconds(lasting);
        }
    }
}
