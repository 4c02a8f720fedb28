// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.testing.MapMemory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HomesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private final MapMemory memory = new MapMemory();
    private final Homes homes = new Homes(memory);

    @Test
    void whatIsKeptIsThereAfterARestart() {
        homes.add(home("h1", "ann"));
        homes.change("h1", home -> home.described("Villa", Home.Kind.FAMILY,
                new Dwelling("1 Elm Street", "house", 120.5, 4, "kepco", "middle"))
                .withRooms(List.of(new Room("r1", "Kitchen"))).with(plug("plug-1", "r1")));

        Homes again = new Homes(memory);

        assertThat(again.find("h1")).isEqualTo(homes.find("h1"));
        assertThat(again.with("plug-1").map(Home::id)).contains("h1");
        assertThat(again.role("ann", "plug-1")).contains(Role.OWNER);
        assertThat(again.role("bob", "plug-1")).isEmpty();
    }

    @Test
    void aDeviceStandsInOneHomeAtMost() {
        homes.add(home("h1", "ann"));
        homes.add(home("h2", "bob"));
        homes.change("h1", home -> home.with(plug("plug-1", "")));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> homes.change("h2", home -> home.with(plug("plug-1", ""))))
                .withMessage("plug-1 stands in another home");

        homes.change("h1", home -> home.without("plug-1"));
        homes.change("h2", home -> home.with(plug("plug-1", "")));
        assertThat(homes.with("plug-1").map(Home::id)).contains("h2");
    }

    @Test
    void aHomeThatNotAllCanLetGoOfStaysToBeRemovedOnceMore() {
        AtomicBoolean fails = new AtomicBoolean(true);
        homes.add(home("h1", "ann"));
        homes.change("h1", home -> home.with(plug("plug-1", "")));
        homes.observe(new Homes.Observer() {
            @Override
            public void changed(Home home) {
                // it is about removals
            }

            @Override
            public void removed(Home home) {
                if (fails.get()) {
                    throw new IllegalStateException("not now");
                }
            }
        });

        assertThatIllegalStateException().isThrownBy(() -> homes.remove("h1"));
        assertThat(homes.with("plug-1").map(Home::id)).contains("h1");
        assertThat(new Homes(memory).find("h1")).isPresent();

        fails.set(false);
        homes.remove("h1");
        assertThat(new Homes(memory).find("h1")).isEmpty();
    }

    @Test
    void aHomeKeepsAnOwner() {
        homes.add(home("h1", "ann"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> homes.change("h1", home -> home.withoutMember("ann")));
        assertThatExceptionOfType(Refusal.class).isThrownBy(
                () -> homes.change("h1", home -> home.with(new Membership("ann", Role.MEMBER))));

        homes.change("h1", home -> home.with(new Membership("bob", Role.OWNER)).withoutMember("ann"));
        assertThat(homes.of("ann")).isEmpty();
        assertThat(homes.of("bob")).hasSize(1);
    }

    @Test
    void aRoomThatGoesLeavesItsDevicesBehind() {
        homes.add(home("h1", "ann"));
        homes.change("h1", home -> home.withRooms(List.of(new Room("r1", "Kitchen"))).with(plug("plug-1", "r1")));

        homes.change("h1", home -> home.withRooms(List.of(new Room("r2", "Bath"))));

        assertThat(homes.find("h1").flatMap(home -> home.device("plug-1")).map(HomeDevice::roomId)).contains("");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> homes.change("h1", home -> home.with(plug("plug-2", "r1"))))
                .withMessage("there is no room r1");
    }

    @Test
    void observersAreToldOfWhatChangesAndGoes() {
        List<String> told = new ArrayList<>();
        homes.observe(new Homes.Observer() {
            @Override
            public void changed(Home home) {
                told.add("changed " + home.id());
            }

            @Override
            public void removed(Home home) {
                told.add("removed " + home.id());
            }
        });

        homes.add(home("h1", "ann"));
        homes.remove("h1");
        homes.remove("h1");

        assertThat(told).containsExactly("changed h1", "removed h1");
        assertThat(new Homes(memory).all()).isEmpty();
    }

    static Home home(String id, String owner) {
        return new Home(id, "Home of " + owner, Home.Kind.INDIVIDUAL, Dwelling.UNKNOWN, List.of(), List.of(),
                List.of(new Membership(owner, Role.OWNER)), NOW);
    }

    static HomeDevice plug(String deviceId, String room) {
        return new HomeDevice(deviceId, HomeDevice.Kind.SMART_PLUG, room, "Acme", "P1", LocalDate.of(2026, 1, 2), null);
    }
}
