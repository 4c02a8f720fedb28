// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static io.wattm2m.energy.api.TwoHomes.LAMP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.Homes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices that leave homes, and homes that are removed. */
class MovingOutRoutesTest {
    @AutoClose
    private final TwoHomes both = TwoHomes.withBoth();
    private final Homes homes = both.people.server.people.residents.homes();
    private final List<String> told = new ArrayList<>();
    private final String past = LAMP + "~20260105T120000";

    @BeforeEach
    void listen() {
        homes.observe(new Homes.Observer() {
            @Override
            public void changed(Home home) {
                told.add("changed " + home.devices().size());
            }

            @Override
            public void removed(Home home) {
                told.add("removed");
            }

            @Override
            public void leaving(String deviceId, String pastId) {
                told.add(deviceId + " is " + pastId + " of " + homes.with(pastId).map(Home::id).orElse("nobody")
                        + " while " + homes.with(deviceId).map(Home::id).orElse("nobody") + " has it");
            }

            @Override
            public void forgotten(String deviceId) {
                told.add("forgotten " + deviceId);
            }
        });
    }

    @Test
    void whatADeviceHasMeasuredStaysInTheHomeThatItLeaves() {
        JsonNode home = RunningServer.json(both.people.as(both.bob, "DELETE", "/api/homes/home-b/devices/" + LAMP, ""));

        assertThat(told).containsExactly("changed 2", LAMP + " is " + past + " of home-b while home-b has it",
                "changed 1");
        assertThat(home.path("devices").findValuesAsText("deviceId")).containsExactly(past);
        assertThat(home.at("/devices/0/left").asText()).isEqualTo(RunningServer.NOW.toString());
        assertThat(homes.with(LAMP)).isEmpty();
    }

    @Test
    void theNextHomeSeesNothingOfItAndWhatIsLeftCannotBePutAnywhere() {
        both.people.as(both.bob, "DELETE", "/api/homes/home-b/devices/" + LAMP, "");
        both.people.server.devices.add(past);

        assertThat(both.people.as(both.people.owner, "GET", "/api/devices", "").body()).contains(LAMP)
                .doesNotContain(past);
        assertThat(both.people.as(both.ann(), "GET", "/api/devices", "").body()).doesNotContain(LAMP);
        assertThat(both.people.as(both.bob, "GET", "/api/devices", "").body()).contains(past);
        assertThat(both.people.as(both.bob, "PUT", "/api/homes/home-b/devices/" + past, "{}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void whatIsLeftIsForgottenWhenItIsTakenOut() {
        both.people.as(both.bob, "DELETE", "/api/homes/home-b/devices/" + LAMP, "");
        told.clear();

        both.people.as(both.bob, "DELETE", "/api/homes/home-b/devices/" + past, "");

        assertThat(told).containsExactly("forgotten " + past, "changed 0");
    }

    @Test
    void aHomeThatIsRemovedTakesWhatWasMeasuredThereWithIt() {
        assertThat(both.people.as(both.bob, "DELETE", "/api/homes/home-b", "").statusCode()).isEqualTo(204);

        assertThat(told).containsExactly("forgotten " + LAMP, "removed");
    }
}
