// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.driver.SwitchCommand;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Home Assistant may ask for. */
class AnnouncementsTest {
    private final List<Order> orders = new ArrayList<>();
    private final Announcements announcements = with(List.of("meter"));

    @Test
    void onAndOffAreCommandsForAnOutlet() {
        assertThat(announcements.take(PlugMessage.of("wattm2m/plugs/p/l1/set", "OFF"))).isTrue();

        assertThat(orders).containsExactly(new Order(SwitchCommand.OFF, "l1", false));
    }

    @Test
    void whatTheBrokerHasKeptIsNoCommand() {
        assertThat(announcements.take(PlugMessage.of("wattm2m/plugs/p/1/set", "ON").asRetained())).isTrue();

        assertThat(orders).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "toggle", "{\"state\":\"ON\"}", "\u0000"})
    void nothingElseIs(String payload) {
        assertThat(announcements.take(PlugMessage.of("wattm2m/plugs/p/1/set", payload))).isTrue();

        assertThat(orders).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wattm2m/plugs/p/set", "wattm2m/plugs/p/1/meter", "energy/p/data",
        "wattm2m/plugs/a/b/c/set"})
    void otherTopicsAreForThePlugs(String topic) {
        assertThat(announcements.take(PlugMessage.of(topic, "ON"))).isFalse();
    }

    @Test
    void unlessItIsWantedNothingIsHeard() {
        assertThat(with(List.of()).topics()).isEmpty();
        assertThat(with(List.of()).take(PlugMessage.of("wattm2m/plugs/p/1/set", "ON"))).isFalse();
        assertThatThrownBy(() -> new AnnouncementSettings(List.of("homeassistant"), "homeassistant"))
                .hasMessageContaining("whose plugs announce themselves");
    }

    private Announcements with(List<String> dialects) {
        return new Announcements(new AnnouncementSettings(dialects, "homeassistant"), message -> {},
                (deviceId, order) -> orders.add(order));
    }
}
