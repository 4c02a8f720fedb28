// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.simulator;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;

/**
 * One line of a trace. Immutable.
 *
 * @param minute the minute, in the local time of the place where it was recorded
 * @param powerW the mean of the power in this minute
 */
public record TraceMinute(LocalDateTime minute, double powerW) {

    public TraceMinute {
        requireNonNull(minute, "minute is null");
    }
}
