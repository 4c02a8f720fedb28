// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static java.util.Objects.requireNonNull;

import io.wattm2m.energy.measure.ReadingWindow;
import java.time.Instant;

/**
 * What is kept of a plug beside its rollups. Immutable.
 *
 * @param deviceId the plug
 * @param window its last readings
 * @param position the creation time of the last instance that was read; everything created before has been read
 * @param publishedUntil the end of the last hour that was published
 */
public record PlugRecord(String deviceId, ReadingWindow window, Instant position, Instant publishedUntil) {

    public PlugRecord {
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(window, "window is null");
        requireNonNull(position, "position is null");
        requireNonNull(publishedUntil, "publishedUntil is null");
    }

    /** A plug of which nothing was read. */
    public static PlugRecord unread(String deviceId, int capacity) {
        return new PlugRecord(deviceId, ReadingWindow.empty(capacity), Instant.EPOCH, Instant.EPOCH);
    }

    PlugRecord with(ReadingWindow newWindow) {
        return new PlugRecord(deviceId, newWindow, position, publishedUntil);
    }

    PlugRecord withPosition(Instant read) {
        return new PlugRecord(deviceId, window, read.isAfter(position) ? read : position, publishedUntil);
    }

    PlugRecord withPublishedUntil(Instant until) {
        return new PlugRecord(deviceId, window, position, until.isAfter(publishedUntil) ? until : publishedUntil);
    }

    /** As if nothing were published from this moment on. */
    PlugRecord unpublishedFrom(Instant from) {
        return new PlugRecord(deviceId, window, position, from.isBefore(publishedUntil) ? from : publishedUntil);
    }
}
