// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasurementDriverTest {
    private final PlugDriver driver = new MeasurementDriver("power");

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "measurement | {'deviceCode':1234,'timestamp':'2023-06-27T14:30:00Z','temp':25.3,'humidity':55.2,'brightness':650,'electric':1150.5} | [1] power=1150.5 [] temperature=25.3 humidity=55.2 brightness=650.0 at 1687876200",
        "test | {'deviceCode':'1234','timestamp':'2023-06-27T14:30:00','electric':3} | [1] power=3.0",
        "test | {'deviceCode':'5C:CF:7F:AB:CD:EF','electric':3} | 5C-CF-7F-AB-CD-EF: [1] power=3.0",
        "measurement | {'deviceCode':1234} | quarantined electric is missing",
        "measurement | {'electric':1} | quarantined deviceCode is missing",
        "measurement | {'deviceCode':1234,'electric':1,'humidity':120} | quarantined humidity 120.0 is outside 0.0 to 100.0",
        "measurement | {'deviceCode':1234,'electric':1,'timestamp':'2025-02-19T02:55:12Z'} | quarantined timestamp 1.739933712E9 is more than 5 minutes in the future",
        "measurement | {'deviceCode':{},'electric':1} | quarantined deviceId is neither a text nor a whole number"})
    // @formatter:on
    void whatADeviceTells(String topic, String payload, String expected) {
        assertThat(String.join(", ", Told.by(driver, "1234", "power/" + topic, payload))).isEqualTo(expected);
    }

    @Test
    void suchADeviceIsNotSwitched() {
        assertThat(driver.command("1234", "1", SwitchCommand.ON)).isEmpty();
    }
}
