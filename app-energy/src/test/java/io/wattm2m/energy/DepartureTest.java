// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.people.Journal;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.privacy.Consents;
import io.wattm2m.energy.privacy.Purpose;
import io.wattm2m.energy.store.EnergyDatabase;
import io.wattm2m.energy.testing.MapMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ann and Bob live where the main meter stands; the street lamp stands in no home. */
class DepartureTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    @AutoClose
    private final EnergyDatabase database = EnergyDatabase.open("jdbc:h2:mem:departure" + System.nanoTime(), 8);
    private final AdjustableClock clock = new AdjustableClock(START);
    private final Homes homes = new Homes(new MapMemory());
    private final Consents consents = new Consents(new MapMemory(), new Journal(database.logs(), clock), clock);
    private final Departure departure = new Departure(homes, consents);

    @BeforeEach
    void home() {
        homes.add(new Home("h1", "Home", Home.Kind.FAMILY, Dwelling.UNKNOWN, List.of(),
                List.of(new HomeDevice("main", HomeDevice.Kind.SMART_METER, "", "", "", null, null)),
                List.of(new Membership("ann", Role.OWNER), new Membership("bob", Role.VIEWER)), START));
    }

    @Test
    void whatStandsInAHomeLeavesOnlyWithEverybodysConsentAndFromTheLastOnOn() {
        consents.set("ann", Purpose.EXCHANGE, true);
        assertThat(departure.since("main")).isEmpty();
        assertThat(departure.since("main/fed-in")).isEmpty();

        clock.advance(Duration.ofHours(1));
        consents.set("bob", Purpose.EXCHANGE, true);
        assertThat(departure.since("main")).contains(START.plusSeconds(3600));

        consents.set("ann", Purpose.EXCHANGE, false);
        assertThat(departure.since("main")).isEmpty();
    }

    @Test
    void anotherConsentIsNone() {
        consents.set("ann", Purpose.EXCHANGE, true);
        consents.set("bob", Purpose.RESEARCH, true);

        assertThat(departure.since("main")).isEmpty();
    }

    @Test
    void whatStandsInNoHomeIsTheInstallations() {
        assertThat(departure.since("street-lamp")).contains(Instant.EPOCH);
    }
}
