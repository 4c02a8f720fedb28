// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.measure;

import io.wattm2m.energy.measure.Rollups.Span;
import java.util.List;

/** The hours of all channels that are kept. Thread-safe. */
public interface Levels {

    /** The hours of a channel of a device that begin from {@code from} on and before {@code to}, in order. */
    List<Level> between(String deviceId, Channel channel, Span span);

    /** Which channels of which devices there is anything of in this time. */
    List<Source> sources(Span span);

    /** Keeps hours in the place of those that are known, and forgets what is older than it is kept. */
    void keep(List<Level> hours);

    /**
     * A channel of a device. Immutable.
     *
     * @param deviceId the device
     * @param channel what it measures
     */
    record Source(String deviceId, Channel channel) {}
}
