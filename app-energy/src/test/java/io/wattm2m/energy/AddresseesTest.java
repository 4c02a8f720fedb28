// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.people.Journal;
import io.wattm2m.energy.people.People;
import io.wattm2m.energy.people.Person;
import io.wattm2m.energy.people.Profile;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.privacy.Consents;
import io.wattm2m.energy.privacy.Purpose;
import io.wattm2m.energy.privacy.Seal;
import io.wattm2m.energy.store.EnergyDatabase;
import io.wattm2m.energy.testing.MapMemory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Ann lives in h1; Eve belongs to the installation, and not to h1. */
class AddresseesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    @AutoClose
    private final EnergyDatabase database = EnergyDatabase.open("jdbc:h2:mem:addressees" + System.nanoTime(), 8);
    private final Homes homes = new Homes(new MapMemory());
    private final Consents consents =
            new Consents(new MapMemory(), new Journal(database.logs(), () -> NOW), () -> NOW);

    @Test
    void whoeverBelongsToAHomeAndHasAgreedGetsItsMailsAtHisOwnAddress() {
        Addressees addressees = addressees();
        assertThat(addressees.allows("h1", "ann@example.org")).isFalse();

        consents.set("ann", Purpose.EMAIL, true);
        consents.set("eve", Purpose.EMAIL, true);

        assertThat(addressees.allows("h1", "Ann@example.org")).isTrue();
        assertThat(addressees.allows("h1", "eve@example.org")).isFalse();
        assertThat(addressees.allows("h1", "other@example.org")).isFalse();
        consents.set("ann", Purpose.EMAIL, false);
        assertThat(addressees.allows("h1", "ann@example.org")).isFalse();
    }

    @Test
    void whatStandsInNoHomeIsForThoseOfTheInstallation() {
        Addressees addressees = addressees();
        consents.set("ann", Purpose.EMAIL, true);
        consents.set("eve", Purpose.EMAIL, true);

        assertThat(addressees.allows("household", "eve@example.org")).isTrue();
        assertThat(addressees.allows("household", "ann@example.org")).isFalse();
    }

    @Test
    void whileNobodyHasAnAccountWhoSitsThereSays() {
        People nobody = new People(database.people(Seal.NONE));

        assertThat(new Addressees(homes, nobody, consents).allows("household", "any@example.org")).isTrue();
    }

    private Addressees addressees() {
        homes.add(new Home("h1", "Home", Home.Kind.FAMILY, Dwelling.UNKNOWN, List.of(), List.of(),
                List.of(new Membership("ann", Role.OWNER)), NOW));
        database.people(Seal.NONE).keep(person("ann", Role.RESIDENT));
        database.people(Seal.NONE).keep(person("eve", Role.OWNER));
        return new Addressees(homes, new People(database.people(Seal.NONE)), consents);
    }

    private static Person person(String id, Role role) {
        return new Person(id, id, role, "", 1, NOW, new Profile("", id + "@example.org", "", ""));
    }
}
