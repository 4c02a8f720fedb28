// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeAssistantDriverTest {
    private static final String DEVICE = "'avty_t':'~/status','dev':{'ids':['p1'],'name':'Plug 1','mf':'Acme',"
            + "'mdl':'P-1','sw':'1.2','cns':[['mac','AA:BB:CC:DD:EE:FF']]}";
    private final PlugDriver driver = new HomeAssistantDriver("homeassistant", topic -> topic.startsWith("known/"));

    @Test
    void aSwitchIsUnderstoodAndSwitchedAsItAnnouncesItself() {
        assertThat(announce("switch", "p1_sw", "{'~':'plug1','name':'Relay','uniq_id':'p1_sw','cmd_t':'~/set',"
                + "'stat_t':'~/state','pl_on':'1','pl_off':'0'," + DEVICE + "}"))
                .containsExactly("listens to [plug1/state, plug1/status]",
                        "is {MANUFACTURER=Acme, MODEL=P-1, NAME=Plug 1, FIRMWARE=1.2, MAC=AA:BB:CC:DD:EE:FF}");

        assertThat(driver.hears("plug1/state")).isTrue();
        assertThat(told("plug1/state", "1")).containsExactly("relay 1 on");
        assertThat(told("plug1/status", "offline")).containsExactly("offline");
        assertThat(driver.command("p1", "1", SwitchCommand.OFF)).get().hasToString("plug1/set 0");
        assertThat(driver.command("p1", "1", SwitchCommand.TOGGLE)).isEmpty();
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '`', value = {
        "power # W # {{ value_json.power }} # {'power':12.5} # [1] power=12.5",
        "power # kW # {{ value_json.a.b['c d'] | float }} # {'a':{'b':{'c d':'0.25'}}} # [1] power=250.0",
        "energy # kWh # {{ value_json.ENERGY.Total[1] | round(2) }} # {'ENERGY':{'Total':[1,2.5]}} # [1] energy=2500.0",
        "energy # Wh # {{value}} # 77 # [1] energy=77.0",
        "current # mA # {{ value | int }} # 250 # [1] current=0.25",
        "temperature # °F # {{ value }} # 77 # [] temperature=25.0",
        "power_factor # % # {{ value }} # 97 # [1] powerFactor=0.97",
        "power # W # {{ value_json.power }} # {'voltage':230} # ``",
        "power # W # {{ value_json.power }} # {'power':'unavailable'} # ``",
        "power # W # {{ value }} # much # quarantined power is not a number"})
    // @formatter:on
    void aSensorTellsInItsOwnUnit(String kind, String unit, String template, String payload, String expected) {
        announce("sensor", "s", "{'state_topic':'plug1/sensor','device_class':'" + kind + "','unit_of_measurement':'"
                + unit + "','value_template':'" + template.replace("'", "\\u0027")
                + "','device':{'identifiers':'p1'}}");

        assertThat(String.join(", ", told("plug1/sensor", payload))).isEqualTo(expected);
    }

    @Test
    void aWholeDeviceAnnouncesItselfAtOnce() {
        announceDevice(
                "{'dev':{'ids':'p1','name':'Plug'},'o':{'name':'bla2mqtt','sw':'2.1'},'state_topic':'plug1/state',"
                        + "'qos':1,'cmps':{'sw':{'p':'switch','command_topic':'plug1/set','value_template':"
                        + "'{{ value_json.state }}','unique_id':'sw'},'pw':{'p':'sensor','device_class':'power',"
                        + "'unit_of_measurement':'W','value_template':'{{ value_json.power }}','unique_id':'pw'}}}");

        assertThat(told("plug1/state", "{'state':'ON','power':7}")).containsExactlyInAnyOrder("relay 1 on",
                "[1] power=7.0");
    }

    @Test
    void whatIsTakenBackIsForgotten() {
        announce("switch", "sw", "{'cmd_t':'a/set','stat_t':'a/state','dev':{'ids':'p1'}}");

        announce("switch", "sw", "");

        assertThat(driver.hears("a/state")).isFalse();
        assertThat(driver.command("p1", "1", SwitchCommand.ON)).isEmpty();
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "switch | {'cmd_t':'known/set','stat_t':'known/state','dev':{'ids':'p1'}}",
        "sensor | {'stat_t':'a','dev_cla':'power','unit_of_meas':'W','val_tpl':'{% if value %}1{% endif %}','dev':{'ids':'p1'}}",
        "sensor | {'stat_t':'a','dev_cla':'power','unit_of_meas':'hp','dev':{'ids':'p1'}}",
        "sensor | {'stat_t':'a','dev_cla':'signal_strength','unit_of_meas':'dB','dev':{'ids':'p1'}}",
        "light | {'stat_t':'a','cmd_t':'b','dev':{'ids':'p1'}}",
        "switch | {'stat_t':'a','cmd_t':'b'}"})
    // @formatter:on
    void whatIsNoneOfOurBusinessIsLeftOut(String component, String config) {
        assertThat(announce(component, "x", config)).isEmpty();
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'stat_t':'a/+','cmd_t':'b','dev':{'ids':'p1'}} | quarantined state_topic is not a topic",
        "{'stat_t':'a','cmd_t':'b','pl_on':'x','pl_off':'x','dev':{'ids':'p1'}} | quarantined state_on is state_off",
        "{'stat_t':'a','cmd_t':'b','dev':{'ids':'/'}} | quarantined deviceId is not 1 to 64 letters, digits or -._, a letter or digit first",
        "[] | quarantined the payload is not a JSON object"})
    // @formatter:on
    void whatCannotBeIsKeptAside(String config, String expected) {
        assertThat(announce("switch", "x", config)).containsExactly(expected);
    }

    private java.util.List<String> announce(String component, String name, String config) {
        return told("homeassistant/" + component + "/node/" + name + "/config", config);
    }

    private void announceDevice(String config) {
        told("homeassistant/device/p1/config", config);
    }

    private java.util.List<String> told(String topic, String payload) {
        return Told.by(driver, "p1", topic, payload);
    }
}
