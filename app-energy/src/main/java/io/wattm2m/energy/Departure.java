// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import io.wattm2m.energy.exchange.Permission;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.privacy.Consents;
import io.wattm2m.energy.privacy.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a home's devices measure leaves with the consent of everybody who belongs to the home, from the last of these
 * consents on; what stands in no home is the installation's, whose owner has set the exchange. Thread-safe.
 *
 * @param homes who lives where
 * @param consents who has agreed to what
 */
record Departure(Homes homes, Consents consents) implements Permission {

    @Override
    public Optional<Instant> since(String deviceId) {
        return homes.with(deviceId).map(this::agreed).orElse(Optional.of(Instant.EPOCH));
    }

    private Optional<Instant> agreed(Home home) {
        List<Map<Purpose, Instant>> given =
                home.members().stream().map(member -> consents.of(member.personId())).toList();
        return given.stream().allMatch(each -> each.containsKey(Purpose.EXCHANGE))
                ? given.stream().flatMap(each -> Stream.ofNullable(each.get(Purpose.EXCHANGE)))
                        .max(Instant::compareTo)
                : Optional.empty();
    }
}
