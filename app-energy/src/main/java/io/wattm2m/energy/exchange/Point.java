// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import com.fasterxml.jackson.core.JsonPointer;
import org.jspecify.annotations.Nullable;

/**
 * Where a value of a device stands in the document of another system. Immutable.
 *
 * @param deviceId the device here
 * @param quantity what it is
 * @param unit in which unit it stands there
 * @param pointer where (RFC 6901), e.g. {@code /points/0/value}
 * @param time where its time stands: ISO 8601, or seconds or milliseconds since 1970; null for the time of arrival.
 *        Comes in only
 */
public record Point(String deviceId, Quantity quantity, String unit, String pointer, @Nullable String time) {
    private static final String DEVICE_ID = "[A-Za-z0-9._-]{1,64}";

    public Point {
        Mapping.require(deviceId != null && deviceId.matches(DEVICE_ID), "deviceId '" + deviceId + "' is none");
        Mapping.require(quantity != null, "a point of " + deviceId + " has no quantity");
        Mapping.require(unit != null, "a point of " + deviceId + " has no unit");
        Mapping.require(pointer != null && pointer.startsWith("/"), "a point of " + deviceId + " has no pointer");
        quantity.in(unit, 0);
        JsonPointer.compile(pointer);
        if (time != null) {
            JsonPointer.compile(time);
        }
    }
}
