// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasmotaDriverTest {
    private final PlugDriver driver = new TasmotaDriver("%prefix%/%topic%/");

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "tele/tasmota_ABCDEF/LWT | Online | online, asks cmnd/tasmota_ABCDEF/STATUS 0",
        "tele/tasmota_ABCDEF/LWT | Offline | offline",
        "tele/tasmota_ABCDEF/LWT | Perhaps | quarantined LWT is neither Online nor Offline",
        "tele/tasmota_ABCDEF/STATE | {'Time':'2024-09-16T09:20:07','Uptime':'0T07:29:11','UptimeSec':26951,'Heap':26,'SleepMode':'Dynamic','Sleep':50,'LoadAvg':19,'MqttCount':11,'POWER':'OFF','Wifi':{'AP':1,'SSId':'home','BSSId':'00:11:22:33:44:55','Channel':13,'Mode':'11n','RSSI':90,'Signal':-55,'LinkCount':11,'Downtime':'0T00:18:43'}} | relay 1 off",
        "tele/tasmota_ABCDEF/STATE | {'Time':'2024-09-16T09:20:07','POWER1':'ON','POWER2':'OFF'} | relay 1 on, relay 2 off",
        "tele/tasmota_ABCDEF/SENSOR | {'Time':'2024-09-16T09:20:07','ENERGY':{'TotalStartTime':'2022-09-24T18:51:27','Total':196.708,'Yesterday':0.000,'Today':0.000,'Period':0,'Power':0,'ApparentPower':0,'ReactivePower':0,'Factor':0.00,'Voltage':0,'Current':0.000}} | [1] power=0.0 energy=196708.0 voltage=0.0 current=0.0 powerFactor=0.0 apparentPower=0.0 reactivePower=0.0",
        "tele/tasmota_ABCDEF/SENSOR | {'Time':'1970-01-01T00:00:14','ENERGY':{'TotalStartTime':'2023-01-05T18:26:02','Total':[2.813,0.254],'Yesterday':[0.123,0.010],'Today':[0.039,0.006],'Period':[1,0],'Power':[41,7],'ApparentPower':[58,13],'ReactivePower':[41,11],'Factor':[0.71,0.54],'Voltage':235,'Current':[0.247,0.055]}} | [1] power=41.0 energy=2813.0 voltage=235.0 current=0.247 powerFactor=0.71 apparentPower=58.0 reactivePower=41.0 [2] power=7.0 energy=254.0 voltage=235.0 current=0.055 powerFactor=0.54 apparentPower=13.0 reactivePower=11.0",
        "tele/tasmota_ABCDEF/SENSOR | {'Time':'2025-02-19T01:55:10Z','ENERGY':{'Power':3,'Total':0.290},'DS18B20':{'Id':'00000','Temperature':71.6},'TempUnit':'F'} | [1] power=3.0 energy=290.0 [] temperature=22.0 at 1739930110",
        "tele/tasmota_ABCDEF/SENSOR | {'Time':'2024-09-16T09:20:07','DHT11':{'Temperature':21.5,'Humidity':48.0,'DewPoint':10.1},'ESP32':{'Temperature':53.3},'TempUnit':'C'} | [] temperature=21.5 humidity=48.0",
        "tele/tasmota_ABCDEF/SENSOR | {'Time':'2024-09-16T09:20:07','Switch1':'ON'} | ``",
        "tele/tasmota_ABCDEF/SENSOR | {'ENERGY':{'Power':250000}} | quarantined power 250000.0 is outside -100000.0 to 100000.0",
        "tele/tasmota_ABCDEF/SENSOR | {'ENERGY':{'Power':[1,'x']}} | quarantined Power is not a number",
        "stat/tasmota_ABCDEF/RESULT | {'POWER':'ON'} | relay 1 on",
        "stat/tasmota_ABCDEF/RESULT | {'POWER2':'OFF'} | relay 2 off",
        "stat/tasmota_ABCDEF/RESULT | {'TelePeriod':10} | ``",
        "stat/tasmota_ABCDEF/POWER | ON | relay 1 on",
        "stat/tasmota_ABCDEF/POWER2 | OFF | relay 2 off",
        "stat/tasmota_ABCDEF/POWER | maybe | quarantined POWER is neither ON nor OFF",
        "stat/tasmota_ABCDEF/STATUS8 | {'StatusSNS':{'Time':'2024-09-16T09:20:07','ENERGY':{'Total':1.5,'Power':12,'Voltage':229}}} | [1] power=12.0 energy=1500.0 voltage=229.0",
        "stat/tasmota_ABCDEF/STATUS11 | {'StatusSTS':{'Time':'2024-09-16T09:20:07','POWER':'ON'}} | relay 1 on",
        "stat/tasmota_ABCDEF/STATUS2 | {'StatusFWR':{'Version':'14.2.0(release-tasmota)','Core':'2_7_7'}} | is {FIRMWARE=14.2.0(release-tasmota)}",
        "stat/tasmota_ABCDEF/STATUS5 | {'StatusNET':{'Hostname':'plug','Mac':'5C:CF:7F:AB:CD:EF'}} | is {MAC=5C:CF:7F:AB:CD:EF}",
        "stat/tasmota_ABCDEF/UPGRADE | {'Upgrade':'Version 14.2.0 from http://ota/tasmota.bin.gz'} | update IN_PROCESS Version 14.2.0 from http://ota/tasmota.bin.gz",
        "stat/tasmota_ABCDEF/UPGRADE | {'Upgrade':'Successful. Restarting'} | update SUCCESSFUL Successful. Restarting",
        "stat/tasmota_ABCDEF/UPGRADE | {'Upgrade':'Failed HTTP error: connection refused'} | update FAILED Failed HTTP error: connection refused",
        "stat/tasmota_ABCDEF/LOGGING | anything | ``",
        "tasmota/discovery/5CCF7FABCDEF/config | {'ip':'192.168.1.9','dn':'Fridge','fn':['Fridge',null],'hn':'tasmota-ABCDEF-3567','mac':'5CCF7FABCDEF','md':'NOUS A1T','ty':0,'if':0,'ofln':'Offline','onln':'Online','state':['OFF','ON','TOGGLE','HOLD'],'sw':'14.2.0','t':'tasmota_ABCDEF','ft':'%prefix%/%topic%/','tp':['cmnd','stat','tele'],'rl':[1,0,0,0],'ver':1} | is {MANUFACTURER=Tasmota, MODEL=NOUS A1T, NAME=Fridge, FIRMWARE=14.2.0, MAC=5CCF7FABCDEF}",
        "tasmota/discovery/5CCF7FABCDEF/config | {'t':'sensor','rl':[0,0]} | ``",
        "tele/tasmota_ABCDEF/STATE | [] | quarantined the payload is not a JSON object"})
    // @formatter:on
    void whatAPlugTells(String topic, String payload, String expected) {
        assertThat(String.join(", ", Told.by(driver, "tasmota_ABCDEF", topic, payload))).isEqualTo(expected);
    }

    @Test
    void aRelayIsSwitchedByTheCommandPower() {
        assertThat(driver.command("tasmota_ABCDEF", "1", SwitchCommand.ON)).get()
                .hasToString("cmnd/tasmota_ABCDEF/POWER ON");
        assertThat(driver.command("tasmota_ABCDEF", "2", SwitchCommand.TOGGLE)).get()
                .hasToString("cmnd/tasmota_ABCDEF/POWER2 TOGGLE");
    }

    @Test
    void aFirmwareIsTakenByOtaUrlAndUpgrade() {
        assertThat(driver.update("tasmota_ABCDEF", "http://hub/tasmota.bin")).map(PlugMessage::toString)
                .containsExactly("cmnd/tasmota_ABCDEF/OtaUrl http://hub/tasmota.bin", "cmnd/tasmota_ABCDEF/Upgrade 1");
    }

    @Test
    void prefixAndTopicStandWhereTheUserHasPutThem() {
        PlugDriver swapped = new TasmotaDriver("home/%topic%/%prefix%");

        assertThat(swapped.topics()).contains("home/+/tele/SENSOR", "home/+/stat/+");
        assertThat(Told.by(swapped, "desk", "home/desk/stat/POWER", "ON")).containsExactly("relay 1 on");
        assertThat(swapped.command("desk", "1", SwitchCommand.OFF)).get().hasToString("home/desk/cmnd/POWER OFF");
        assertThatThrownBy(() -> new TasmotaDriver("tele/%topic%/")).hasMessageContaining("%prefix%");
    }
}
