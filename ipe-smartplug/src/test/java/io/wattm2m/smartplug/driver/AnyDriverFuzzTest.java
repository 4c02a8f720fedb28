// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.wattm2m.cse.codec.JsonDocuments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever plugs of any dialect send: nothing leaves a driver but events. How many payloads are tried is told by
 * {@code -Djqwik.tries.default}.
 */
class AnyDriverFuzzTest {
    private static final List<String> NAMES = List.of("power", "state", "state_l1", "energy", "voltage", "ENERGY",
            "Time",
            "Power", "Total", "POWER", "POWER1", "StatusSNS", "DS18B20", "Temperature", "TempUnit", "method", "params",
            "switch:0", "switch:99", "ts", "output", "apower", "aenergy", "total", "errors", "result", "error", "id",
            "last_seen", "friendly_name", "definition", "exposes", "deviceCode", "electric", "temp", "timestamp", "dev",
            "energy_produced", "energy_consumed", "current_load", "current1", "current2", "current3", "power_factor",
            "frequency", "ids", "stat_t", "cmd_t", "val_tpl", "dev_cla", "unit_of_meas", "cmps", "p", "~", "avty", "rl",
            "t", "mac");
    private static final List<String> TOPICS = List.of("tele/t/LWT", "tele/t/STATE", "tele/t/SENSOR", "stat/t/RESULT",
            "stat/t/POWER", "stat/t/POWER2", "stat/t/STATUS8", "tasmota/discovery/x/config", "shelly1/online",
            "shelly1/events/rpc", "shelly1/status/switch:0", "wattm2m/shelly1/rpc", "shellies/a/relay/0",
            "shellies/a/relay/0/power", "shellies/a/temperature", "shellies/a/announce", "zigbee2mqtt/a b/c",
            "zigbee2mqtt/bridge/devices", "zigbee2mqtt/a/availability", "n/sensor/power/state", "n/switch/relay/state",
            "n/status", "homeassistant/switch/n/o/config", "homeassistant/sensor/o/config",
            "homeassistant/device/o/config", "power/measurement", "energy/e/data", "energy/e/state",
            "energy/e/availability",
            "energy/e/firmware", "stat/t/UPGRADE",
            "http/hardware/plant-1", "", "/", "a",
            "homeassistant/config", "zigbee2mqtt/", "tele//SENSOR", "shellies//online");
    private final List<PlugDriver> drivers = List.of(new MeterDriver(), new MeasurementDriver("power"),
            new TasmotaDriver("%prefix%/%topic%/"), new ShellyDriver(""), new Shelly1Driver("shellies"),
            new Zigbee2MqttDriver("zigbee2mqtt"), new EspHomeDriver("", "homeassistant"),
            new HomeAssistantDriver("homeassistant", topic -> false), new HardwareDriver());
    // @formatter:off
    private static final List<String> REAL = List.of(
            "energy/e/data [{'deviceId':'e','voltage':220.4,'current':1.34,'power':295.4,'energy':1.24,'timestamp':1739930110}]",
            "energy/e/state {'deviceId':'e','power':'off','source':'button','timestamp':1739930110}",
            "power/measurement {'deviceCode':1234,'timestamp':'2023-06-27T14:30:00Z','temp':25.3,'humidity':55.2,'brightness':650,'electric':1150.5}",
            "tele/t/STATE {'Time':'2024-09-16T09:20:07','Uptime':'0T07:29:11','POWER1':'OFF','POWER2':'ON','Wifi':{'AP':1,'RSSI':90}}",
            "tele/t/SENSOR {'Time':'2024-09-16T09:20:07','ENERGY':{'Total':[2.813,0.254],'Power':[41,0],'Factor':[0.71,0],'Voltage':235,'Current':[0.247,0]},'DS18B20':{'Temperature':70.1},'TempUnit':'F'}",
            "tasmota/discovery/x/config {'dn':'Fridge','mac':'5CCF7FABCDEF','md':'NOUS A1T','sw':'14.2.0','t':'t','rl':[1,0],'ver':1}",
            "shelly1/status/switch:0 {'id':0,'source':'init','output':false,'apower':25.7,'voltage':239.7,'freq':50.2,'current':0.188,'pf':0.57,'aenergy':{'total':913.252,'by_minute':[404.631],'minute_ts':1782936360},'temperature':{'tC':68.1,'tF':154.6}}",
            "shelly1/events/rpc {'src':'shelly1','dst':'shelly1/events','method':'NotifyStatus','params':{'ts':1631186545.04,'switch:0':{'id':0,'output':true,'errors':['overpower'],'current':null,'source':'MQTT'}}}",
            "shellies/a/relay/0/power 8.35", "shellies/a/announce {'id':'a','model':'SHPLG-S','mac':'5CCF7FABCDEF','fw_ver':'1.14'}",
            "zigbee2mqtt/a b/c {'state':'OFF','power':12.3,'voltage':229,'current':0.06,'energy':1.23,'last_seen':1739930110000,'linkquality':120}",
            "zigbee2mqtt/bridge/devices [{'friendly_name':'a','ieee_address':'0x1','definition':{'vendor':'v','model':'m','exposes':[{'type':'switch'}]}}]",
            "homeassistant/sensor/o/config {'~':'n','stat_t':'~/sensor/power/state','unit_of_meas':'W','dev_cla':'power','val_tpl':'{{ value_json.power }}','dev':{'ids':['p1'],'name':'Plug 1','cns':[['mac','1']]}}",
            "homeassistant/device/o/config {'dev':{'ids':'p1'},'cmps':{'sw':{'p':'switch','cmd_t':'n/set','stat_t':'n/relay'}},'avty':[{'t':'n/status'}]}",
            "http/hardware/plant-1 {'energy_produced':1.5,'energy_consumed':12.345,'current_load':40,'voltage':230,'current1':1,'current2':2,'current3':3,'frequency':50,'power_factor':0.9}");
    // @formatter:on

    @Property
    void nothingThatAPlugSendsMakesADriverThrow(@ForAll("topics") String topic, @ForAll("payloads") String payload) {
        PlugMessage message = PlugMessage.of(topic, payload);
        assertThatCode(() -> drivers.forEach(driver -> driver.read(message, Told.ARRIVAL)))
                .doesNotThrowAnyException();
    }

    @Property
    void norDoBytesThatAreNoText(@ForAll("topics") String topic, @ForAll byte[] payload) {
        PlugMessage message = new PlugMessage(topic, payload);
        assertThatCode(() -> drivers.forEach(driver -> driver.read(message, Told.ARRIVAL)))
                .doesNotThrowAnyException();
    }

    @Property
    void norDoesAnyTopic(@ForAll String topic, @ForAll("payloads") String payload) {
        PlugMessage message = PlugMessage.of(topic, payload);
        assertThatCode(() -> drivers.forEach(driver -> driver.read(message, Told.ARRIVAL)))
                .doesNotThrowAnyException();
    }

    @Property
    void norDoRealMessagesThatWereDamaged(@ForAll("real") String real, @ForAll Random chance) {
        String[] parts = real.replace('\'', '"').split(" ", 2);
        PlugMessage message = new PlugMessage(parts[0], damaged(parts[1].getBytes(StandardCharsets.UTF_8), chance));
        assertThatCode(() -> drivers.forEach(driver -> driver.read(message, Told.ARRIVAL)))
                .doesNotThrowAnyException();
    }

    /** Some bytes are others, some places have what stood at another. */
    private static byte[] damaged(byte[] payload, Random chance) {
        String digits = "0123456789-.eE\"{}[],:nu";
        for (int i = chance.nextInt(4); i >= 0; i--) {
            int at = chance.nextInt(payload.length);
            int length = Math.min(chance.nextInt(12), payload.length - at);
            switch (chance.nextInt(3)) {
                case 0 -> payload[at] = (byte) chance.nextInt(256);
                case 1 -> payload[at] = (byte) digits.charAt(chance.nextInt(digits.length()));
                default -> System.arraycopy(payload, chance.nextInt(payload.length - length + 1), payload, at, length);
            }
        }
        return payload;
    }

    @Provide
    Arbitrary<String> real() {
        return Arbitraries.of(REAL);
    }

    @Provide
    Arbitrary<String> topics() {
        return Arbitraries.of(TOPICS);
    }

    @Provide
    Arbitrary<String> payloads() {
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.of("null", "true", "false", "{}", "[]", "\"ON\"", "\"off\"", "\"online\"", "1e999",
                        "-1e999",
                        "1739930110", "99999999999999999999999999", "\"2025-02-19T01:55:10\"", "0", "-1", "0.5",
                        "[[[1]]]", "[\"overpower\"]", "\"{{ value_json.power }}\"", "\"power\"", "\"W\"", "\"p1\"",
                        "\"n/sensor/power/state\"", "\"NotifyStatus\"", "\"switch\"", "[[\"mac\",1]]", "\"\\ud800\""),
                Arbitraries.strings().ofMaxLength(12).map(text -> new String(
                        new JsonDocuments().write(text.replaceAll("[\ud800-\udfff]", "")), StandardCharsets.UTF_8)),
                Arbitraries.doubles().map(String::valueOf));
        Arbitrary<String> shallow = object(value);
        Arbitrary<String> deep = object(Arbitraries.oneOf(value, shallow, shallow.list().ofMaxSize(3)
                .map(Object::toString)));
        return Arbitraries.oneOf(deep, object(Arbitraries.oneOf(value, deep)), value,
                deep.list().ofMaxSize(3).map(Object::toString), Arbitraries.of("Online", "on", "overpower", "1.5", ""));
    }

    private static Arbitrary<String> object(Arbitrary<String> value) {
        return Arbitraries.maps(Arbitraries.of(NAMES), value).ofMaxSize(7).map(AnyDriverFuzzTest::written);
    }

    private static String written(Map<String, String> members) {
        return members.entrySet().stream().map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
