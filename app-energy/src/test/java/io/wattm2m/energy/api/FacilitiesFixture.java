// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.push.PushDesk;
import io.wattm2m.energy.push.PushSettings;
import io.wattm2m.energy.testing.MapMemory;
import java.nio.file.Path;
import java.util.List;

/** Facilities that nobody has used yet, without a database. */
final class FacilitiesFixture {
    /** Where messages to browsers may be sent. */
    static final String PUSH_SERVICE = "https://push.example";

    private FacilitiesFixture() {}

    static Facilities of() {
        return new Facilities(new PushDesk(new MapMemory(),
                new PushSettings(List.of(PUSH_SERVICE), "mailto:test@example.org"), Path.of("target", "facilities")));
    }
}
