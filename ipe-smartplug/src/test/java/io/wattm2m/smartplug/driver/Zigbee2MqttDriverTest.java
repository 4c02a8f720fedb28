// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Zigbee2MqttDriverTest {
    private final PlugDriver driver = new Zigbee2MqttDriver("zigbee2mqtt");

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "desk | {'state':'ON','power':12.3,'voltage':229,'current':0.06,'energy':1.23,'power_outage_memory':'restore','linkquality':120} | relay 1 on, [1] power=12.3 energy=1230.0 voltage=229.0 current=0.06",
        "desk | {'power':0} | [1] power=0.0",
        "desk | {'state':'OFF','linkquality':87,'last_seen':'2025-02-19T02:55:11+01:00'} | relay 1 off",
        "desk | {'power':5,'last_seen':1739930105000} | [1] power=5.0 at 1739930105",
        "desk | {'state_l1':'ON','state_l2':'OFF','power_l1':7,'energy_l1':0.5,'power_l2':0} | relay l1 on, relay l2 off, [l1] power=7.0 energy=500.0 [l2] power=0.0",
        "desk | {'state':'ON','device_temperature':31,'ac_frequency':50,'power_factor':0.97,'produced_energy':0.1} | relay 1 on, [1] returnedEnergy=100.0 frequency=50.0 powerFactor=0.97 [] temperature=31.0",
        "desk | {'power':1,'co2':800,'illuminance':120} | [1] power=1.0 [] brightness=120.0 co2=800.0",
        "lamp | {'state':'ON','brightness':254,'color_mode':'xy'} | ``",
        "door | {'contact':true,'battery':88} | ``",
        "door | {'contact':true,'battery':88,'voltage':3005,'device_temperature':24} | ``",
        "desk | {'temperature':21.35,'humidity':48.2,'pressure':1013,'battery':97,'voltage':3005,'linkquality':90} | senses [] temperature=21.35 humidity=48.2 battery=97.0",
        "desk | {'co2':812,'voc_index':104,'last_seen':1739930105000} | senses [] co2=812.0 airQuality=104.0 at 1739930105",
        "desk | {'occupancy':false,'illuminance':120} | senses [] brightness=120.0",
        "desk | {'temperature':300} | quarantined temperature 300.0 is outside -60.0 to 250.0",
        "desk/availability | {'state':'online'} | online",
        "desk/availability | offline | offline",
        "desk/set | {'state':'ON'} | ``",
        "bridge/state | {'state':'online'} | ``",
        "bridge/info | {'version':'2.1.0'} | ``",
        "bridge/devices | [{'ieee_address':'0x00158d0001abcdef','type':'Router','friendly_name':'desk','software_build_id':'1.0.5','definition':{'vendor':'IKEA','model':'E2206','exposes':[{'type':'switch','features':[{'property':'state'}]},{'type':'numeric','property':'power','unit':'W'}]}},{'ieee_address':'0x00158d0001000000','type':'Coordinator','friendly_name':'Coordinator','definition':null}] | is {MANUFACTURER=IKEA, MODEL=E2206, NAME=desk, FIRMWARE=1.0.5, MAC=0x00158d0001abcdef}",
        "bridge/devices | [{'ieee_address':'0x00158d0002abcdef','type':'EndDevice','friendly_name':'desk','definition':{'vendor':'Aqara','model':'WSDCGQ11LM','exposes':[{'type':'numeric','property':'temperature'}]}},{'friendly_name':'lamp','definition':{'exposes':[{'type':'light'},{'type':'numeric','property':'illuminance'}]}}] | is {MANUFACTURER=Aqara, MODEL=WSDCGQ11LM, NAME=desk, MAC=0x00158d0002abcdef, TYPE=sensor}",
        "desk | {'power':'much'} | quarantined power is not a number",
        "desk | {'energy':-1} | quarantined energy -1000.0 is outside 0.0 to 1.0E12"})
    // @formatter:on
    void whatAPlugTells(String name, String payload, String expected) {
        assertThat(String.join(", ", Told.by(driver, "desk", "zigbee2mqtt/" + name, payload))).isEqualTo(expected);
    }

    @Test
    void aRelayIsSwitchedBySettingItsState() {
        assertThat(driver.command("desk", "1", SwitchCommand.ON)).get()
                .hasToString("zigbee2mqtt/desk/set {\"state\":\"ON\"}");
        assertThat(driver.command("desk", "l2", SwitchCommand.TOGGLE)).get()
                .hasToString("zigbee2mqtt/desk/set {\"state_l2\":\"TOGGLE\"}");
    }

    @ParameterizedTest
    @CsvSource({"living room/tv, living.20room.2Ftv", "거실, x.EA.B1.B0.EC.8B.A4",
        "0x00158d0001abcdef, 0x00158d0001abcdef",
        "x.y, x.78.2Ey", "a.b, a.2Eb"})
    void aFriendlyNameBecomesTheNameOfAResourceAndBack(String name, String deviceId) {
        assertThat(Told.by(driver, deviceId, "zigbee2mqtt/" + name, "{'state':'ON'}")).containsExactly("relay 1 on");
        assertThat(driver.command(deviceId, "1", SwitchCommand.OFF)).get()
                .hasToString("zigbee2mqtt/" + name + "/set {\"state\":\"OFF\"}");
    }

    @Property(tries = 1000)
    void everyNameThatIsShortEnoughComesBack(@ForAll @StringLength(min = 1, max = 7) String name) {
        String whole = new String(name.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.UTF_8);

        assertThat(FriendlyNames.name(FriendlyNames.deviceId(whole))).isEqualTo(whole);
    }
}
