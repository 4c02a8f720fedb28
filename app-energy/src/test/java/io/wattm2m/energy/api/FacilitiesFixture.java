// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.exchange.Exchanges;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.picture.FloorPlans;
import io.wattm2m.energy.push.PushDesk;
import io.wattm2m.energy.push.PushSettings;
import io.wattm2m.energy.testing.MapMemory;
import io.wattm2m.energy.testing.MapPictures;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Facilities that nobody has used yet, without a database. */
final class FacilitiesFixture {
    /** Where messages to browsers may be sent. */
    static final String PUSH_SERVICE = "https://push.example";

    private static final Rollups NO_ROLLUPS = new Rollups() {
        @Override
        public List<Rollup> between(String deviceId, Resolution resolution, Span span, int limit) {
            return List.of();
        }

        @Override
        public Map<String, Double> dayEnergyWh(Instant dayStart) {
            return Map.of();
        }
    };

    private FacilitiesFixture() {}

    static Facilities of() {
        return new Facilities(new PushDesk(new MapMemory(),
                new PushSettings(List.of(PUSH_SERVICE), "mailto:test@example.org"), Path.of("target", "facilities")),
                new Exchanges(Path.of("target", "no-exchanges"), "", new Exchanges.Parts(new MapMemory(), NO_ROLLUPS,
                        deviceId -> Optional.empty(), text -> {}, Clock.systemUTC())),
                new FloorPlans(new MapMemory()), new MapPictures());
    }
}
