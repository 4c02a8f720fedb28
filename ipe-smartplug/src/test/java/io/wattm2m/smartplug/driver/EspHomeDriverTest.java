// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EspHomeDriverTest {
    private final PlugDriver driver = new EspHomeDriver("", "homeassistant");

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "desk/status | online | online",
        "desk/status | offline | offline",
        "desk/status | whatever | ``",
        "desk/switch/relay/state | ON | relay 1 on",
        "desk/switch/relay/state | OFF | relay 1 off",
        "desk/sensor/desk_power/state | 41.7 | [1] power=41.7",
        "desk/sensor/voltage/state | 231.2 | [1] voltage=231.2",
        "desk/sensor/temperature/state | 24.5 | [] temperature=24.5",
        "desk/sensor/power/state | nan | ``",
        "desk/sensor/total_energy/state | 1.5 | ``",
        "desk/sensor/wifi_signal/state | -61 | ``",
        "desk/sensor/power/state | 999999 | quarantined power 999999.0 is outside -100000.0 to 100000.0"})
    // @formatter:on
    void aNodeThatAnnouncesNothingIsUnderstoodByTheNamesOfItsSensors(String topic, String payload, String expected) {
        assertThat(String.join(", ", Told.by(driver, "desk", topic, payload))).isEqualTo(expected);
    }

    @Test
    void unitsComeFromTheAnnouncement() {
        List.of("kWh", "Wh").forEach(unit -> Told.by(driver, "desk", "homeassistant/sensor/desk/energy_" + unit
                + "/config",
                "{'name':'E','stat_t':'desk/sensor/energy_" + unit + "/state','unit_of_meas':'" + unit
                        + "','dev_cla':'energy','uniq_id':'u','dev':{'ids':'5ccf7fabcdef','name':'desk',"
                        + "'mf':'espressif','mdl':'esp8285','sw':'esphome v2024.8.0'}}"));

        assertThat(Told.by(driver, "desk", "desk/sensor/energy_kWh/state", "1.5"))
                .containsExactly("[1] energy=1500.0");
        assertThat(Told.by(driver, "desk", "desk/sensor/energy_Wh/state", "1.5")).containsExactly("[1] energy=1.5");
    }

    @Test
    void severalRelaysAreToldApartByTheirNames() {
        Told.by(driver, "desk", "desk/switch/left/state", "ON");
        Told.by(driver, "desk", "desk/switch/right/state", "ON");

        assertThat(Told.by(driver, "desk", "desk/switch/left/state", "OFF")).containsExactly("relay left off");
        assertThat(driver.command("desk", "right", SwitchCommand.TOGGLE)).get()
                .hasToString("desk/switch/right/command TOGGLE");
    }

    @Test
    void aRelayIsSwitchedOnceItIsKnown() {
        assertThat(driver.command("desk", "1", SwitchCommand.ON)).isEmpty();

        Told.by(driver, "desk", "desk/switch/relay/state", "OFF");

        assertThat(driver.command("desk", "1", SwitchCommand.ON)).get().hasToString("desk/switch/relay/command ON");
    }
}
