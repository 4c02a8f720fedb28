// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.insight.Absences;
import io.wattm2m.energy.insight.Absences.Presence;
import io.wattm2m.energy.insight.ControlDesk;
import io.wattm2m.energy.insight.ControlTerms;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.testing.MapMemory;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class HomeAbsencesTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 1, 12, 0);
    private final MapMemory memory = new MapMemory();
    private final Homes homes = new Homes(memory);
    private final ControlDesk desk = new ControlDesk(memory, ControlTerms.USUAL);
    private final Absences absences = desk.absences();

    @Test
    void nobodyIsAwayBecauseOthersAre() {
        homes.add(new Home("h1", "H1", Home.Kind.FAMILY, Dwelling.UNKNOWN, List.of(),
                List.of(new HomeDevice("lamp", HomeDevice.Kind.SMART_PLUG, "", "", "", null, null)),
                List.of(new Membership("ann", Role.OWNER)), Instant.EPOCH));
        HomeAbsences.of(homes, desk);

        absences.set(Absences.HOUSEHOLD, true);

        assertThat(absences.presenceAt("stairs", NOON)).isEqualTo(Presence.AWAY);
        assertThat(absences.presenceAt("lamp", NOON)).isEqualTo(Presence.HOME);

        absences.set("h1", true);
        assertThat(absences.presenceAt("lamp", NOON)).isEqualTo(Presence.AWAY);

        homes.remove("h1");
        assertThat(absences.presence("h1", NOON)).isEqualTo(Presence.HOME);
    }
}
