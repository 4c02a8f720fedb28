// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellyDriverTest {
    private static final String PLUG = "shellyplugus-083af2018c80";
    private final PlugDriver driver = new ShellyDriver("");

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "online | false | offline",
        "status/switch:0 | {'id':0,'source':'HTTP_in','output':true,'apower':25.7,'voltage':239.7,'freq':50.2,'current':0.188,'pf':0.57,'aenergy':{'total':913.252,'by_minute':[404.631,404.631,404.631],'minute_ts':1782936360},'ret_aenergy':{'total':0.000,'by_minute':[0.000,0.000,0.000],'minute_ts':1782936360},'temperature':{'tC':68.1,'tF':154.6}} | relay 1 on remote, [1] power=25.7 energy=913.252 returnedEnergy=0.0 voltage=239.7 current=0.188 frequency=50.2 powerFactor=0.57 [] temperature=68.1",
        "status/switch:1 | {'id':1,'output':false,'source':'init'} | relay 2 off",
        "status/switch:0 | {'id':0,'output':false,'source':'overpower','errors':['overpower']} | relay 1 off, overload 1",
        "status/pm1:0 | {'id':0,'voltage':230.1,'current':0.5,'apower':100.2,'aenergy':{'total':12.5}} | [1] power=100.2 energy=12.5 voltage=230.1 current=0.5",
        "status/sys | {'mac':'083AF2018C80','uptime':31} | ``",
        "status/switch:0 | {'id':0,'apower':'much'} | quarantined apower is not a number",
        "status/switch:0 | {'id':0,'voltage':2300} | quarantined voltage 2300.0 is outside 0.0 to 500.0",
        "events/rpc | {'src':'shellyplugus-083af2018c80','dst':'shellyplugus-083af2018c80/events','method':'NotifyStatus','params':{'ts':1739930111.04,'switch:0':{'id':0,'output':true,'source':'button'}}} | relay 1 on button",
        "events/rpc | {'src':'x','dst':'y','method':'NotifyStatus','params':{'ts':1739930110.04,'switch:0':{'id':0,'apower':12.1}}} | [1] power=12.1 at 1.73993011004E9",
        "events/rpc | {'src':'x','dst':'y','method':'NotifyStatus','params':{'ts':1739930112,'switch:0':{'id':0,'apower':null,'aenergy':{'total':914.0,'by_minute':[1.0]}}}} | [1] energy=914.0without [power]",
        "events/rpc | {'src':'x','dst':'y','method':'NotifyStatus','params':{'ts':12.5,'switch:0':{'id':0,'voltage':231.0}}} | [1] voltage=231.0",
        "events/rpc | {'src':'x','dst':'y','method':'NotifyEvent','params':{'ts':1739930112,'events':[{'component':'input:0','event':'btn_down'}]}} | ``"})
    // @formatter:on
    void whatAPlugTells(String topic, String payload, String expected) {
        assertThat(String.join(", ", Told.by(driver, PLUG, PLUG + "/" + topic, payload))).isEqualTo(expected);
    }

    @Test
    void aPlugThatComesOnlineIsAskedWhatItIs() {
        assertThat(Told.by(driver, PLUG, PLUG + "/online", "true")).containsExactly("online",
                "asks " + PLUG + "/rpc {\"id\":101,\"src\":\"wattm2m/" + PLUG
                        + "\",\"method\":\"Shelly.GetDeviceInfo\"}",
                "asks " + PLUG + "/rpc {\"id\":102,\"src\":\"wattm2m/" + PLUG
                        + "\",\"method\":\"Shelly.GetStatus\"}");
    }

    @Test
    void itsAnswersAreUnderstood() {
        String topic = "wattm2m/" + PLUG + "/rpc";

        assertThat(Told.by(driver, PLUG, topic, """
                {'id':101,'src':'x','dst':'y','result':{'name':'Desk','id':'shellyplugus-083af2018c80','mac':'083AF2018C80',
                'model':'SNPL-00116US','gen':2,'fw_id':'20240819','ver':'1.4.2','app':'PlugUS'}}"""))
                .containsExactly(
                        "is {MANUFACTURER=Shelly, MODEL=SNPL-00116US, NAME=Desk, FIRMWARE=1.4.2, MAC=083AF2018C80}");
        assertThat(Told.by(driver, PLUG, topic, "{'id':102,'result':{'sys':{},'switch:0':{'id':0,'output':false}}}"))
                .containsExactly("relay 1 off");
        assertThat(Told.by(driver, PLUG, topic, "{'id':1,'src':'x','dst':'y','result':{'was_on':false}}")).isEmpty();
        assertThat(Told.by(driver, PLUG, topic, "{'id':1,'error':{'code':-114,'message':'Method failed'}}"))
                .containsExactly("refused 1 Method failed");
    }

    @Test
    void aRelayIsSwitchedByARemoteProcedureCall() {
        assertThat(driver.command(PLUG, "1", SwitchCommand.ON)).get().hasToString(PLUG
                + "/rpc {\"id\":1,\"src\":\"wattm2m/" + PLUG
                + "\",\"method\":\"Switch.Set\",\"params\":{\"id\":0,\"on\":true}}");
        assertThat(driver.command(PLUG, "2", SwitchCommand.TOGGLE)).get().hasToString(PLUG
                + "/rpc {\"id\":2,\"src\":\"wattm2m/" + PLUG
                + "\",\"method\":\"Switch.Toggle\",\"params\":{\"id\":1}}");
    }
}
