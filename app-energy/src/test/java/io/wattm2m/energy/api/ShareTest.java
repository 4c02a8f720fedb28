// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.people.Refusal;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.testing.MapMemory;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two homes with a lamp and an oven each, and a pump that stands in none. */
class ShareTest {
    private final Homes homes = new Homes(new MapMemory());
    private final Share two = new Share(2, "rules");

    @BeforeEach
    void settle() {
        for (String home : List.of("a", "b")) {
            homes.add(new Home(home, home, Home.Kind.FAMILY, Dwelling.UNKNOWN, List.of(),
                    Stream.of("lamp-" + home, "oven-" + home)
                            .map(id -> new HomeDevice(id, HomeDevice.Kind.SMART_PLUG, "", "", "", null, null))
                            .toList(),
                    List.of(new Membership(home, Role.OWNER)), Instant.EPOCH));
        }
    }

    @Test
    void oneHomeDoesNotUseUpTheShareOfAnother() {
        List<List<String>> all = List.of(List.of("lamp-a"), List.of("oven-a"), List.of("lamp-b"));

        assertThatThrownBy(() -> two.require(homes, List.of("lamp-a"), all.stream())).isInstanceOf(Refusal.class)
                .hasMessage("a home has at most 2 rules");
        assertThatCode(() -> two.require(homes, List.of("oven-b"), all.stream())).doesNotThrowAnyException();
        assertThatCode(() -> two.require(homes, List.of("pump"), all.stream())).doesNotThrowAnyException();
    }

    @Test
    void whatIsAboutSeveralHomesIsOfEachOfThem() {
        List<List<String>> all = List.of(List.of("lamp-a", "lamp-b"), List.of("oven-b"));

        assertThatThrownBy(() -> two.require(homes, List.of("lamp-b"), all.stream())).isInstanceOf(Refusal.class);
        assertThatCode(() -> two.require(homes, List.of("lamp-a"), all.stream())).doesNotThrowAnyException();
    }

    @Test
    void whatIsAboutWhateverDeviceIsOfThoseInNoHome() {
        List<List<String>> all = List.of(List.of(), List.of("pump"));

        assertThatThrownBy(() -> two.require(homes, List.of(), all.stream())).isInstanceOf(Refusal.class);
        assertThatCode(() -> two.require(homes, List.of("lamp-a"), all.stream())).doesNotThrowAnyException();
    }
}
