// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.live.Device;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which devices a request is about. Pure. */
final class Chosen {
    private Chosen() {}

    /** Those that are named, separated by commas, or all that the sender sees; NotFoundException. */
    static List<Device> devices(@Nullable String deviceIds, Household household) {
        return deviceIds == null || deviceIds.isBlank() ? household.devices().all()
                : Arrays.stream(deviceIds.split(",")).map(String::strip).map(household::device).distinct().toList();
    }
}
