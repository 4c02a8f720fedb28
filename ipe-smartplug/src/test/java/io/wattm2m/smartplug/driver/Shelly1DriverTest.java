// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Shelly1DriverTest {
    private static final String PLUG = "shellyplug-s-ABC123";
    private final PlugDriver driver = new Shelly1Driver("shellies");

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "relay/0 | on | relay 1 on, overload 1 over",
        "relay/1 | off | relay 2 off, overload 2 over",
        "relay/0 | overpower | relay 1 off, overload 1",
        "relay/0 | perhaps | quarantined the relay is neither on, off nor overpower",
        "relay/0/power | 8.35 | [1] power=8.35",
        "relay/0/energy | 120 | [1] energy=2.0",
        "relay/0/energy | 100 | [1] energy=1.666667",
        "relay/0/power | NaN | quarantined power is not a number",
        "relay/0/power | 1e9 | quarantined power 1.0E9 is outside -100000.0 to 100000.0",
        "relay/0/overpower_value | 2600 | ``",
        "emeter/0/power | 450.25 | [1] power=450.25",
        "emeter/0/total | 12345.6 | [1] energy=12345.6",
        "emeter/0/total_returned | 1.5 | [1] returnedEnergy=1.5",
        "emeter/0/energy | 120 | ``",
        "emeter/1/voltage | 230.9 | [2] voltage=230.9",
        "emeter/1/pf | 0.91 | [2] powerFactor=0.91",
        "temperature | 26.21 | [] temperature=26.21",
        "overtemperature | 1 | `overheating `",
        "overtemperature | 0 | overheating  over",
        "online | true | online",
        "online | false | offline",
        "announce | {'id':'shellyplug-s-ABC123','model':'SHPLG-S','mac':'8CAAB5ABC123','ip':'192.168.1.20','new_fw':false,'fw_ver':'20230913-113421/v1.14.0-gcb84623'} | is {MANUFACTURER=Shelly, MODEL=SHPLG-S, FIRMWARE=20230913-113421/v1.14.0-gcb84623, MAC=8CAAB5ABC123}"})
    // @formatter:on
    void whatAPlugTells(String topic, String payload, String expected) {
        assertThat(String.join(", ", Told.by(driver, PLUG, "shellies/" + PLUG + "/" + topic, payload)))
                .isEqualTo(expected);
    }

    @Test
    void aRelayIsSwitchedAtItsOwnTopic() {
        assertThat(driver.command(PLUG, "1", SwitchCommand.TOGGLE)).get()
                .hasToString("shellies/" + PLUG + "/relay/0/command toggle");
    }
}
