// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.wattm2m.cse.codec.JsonDocuments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever plugs of any dialect send: nothing leaves a driver but events. */
class AnyDriverFuzzTest {
    private static final List<String> NAMES = List.of("power", "state", "state_l1", "energy", "voltage", "ENERGY",
            "Time",
            "Power", "Total", "POWER", "POWER1", "StatusSNS", "DS18B20", "Temperature", "TempUnit", "method", "params",
            "switch:0", "switch:99", "ts", "output", "apower", "aenergy", "total", "errors", "result", "error", "id",
            "last_seen", "friendly_name", "definition", "exposes", "deviceCode", "electric", "temp", "timestamp", "dev",
            "ids", "stat_t", "cmd_t", "val_tpl", "dev_cla", "unit_of_meas", "cmps", "p", "~", "avty", "rl", "t", "mac");
    private static final List<String> TOPICS = List.of("tele/t/LWT", "tele/t/STATE", "tele/t/SENSOR", "stat/t/RESULT",
            "stat/t/POWER", "stat/t/POWER2", "stat/t/STATUS8", "tasmota/discovery/x/config", "shelly1/online",
            "shelly1/events/rpc", "shelly1/status/switch:0", "wattm2m/shelly1/rpc", "shellies/a/relay/0",
            "shellies/a/relay/0/power", "shellies/a/temperature", "shellies/a/announce", "zigbee2mqtt/a b/c",
            "zigbee2mqtt/bridge/devices", "zigbee2mqtt/a/availability", "n/sensor/power/state", "n/switch/relay/state",
            "n/status", "homeassistant/switch/n/o/config", "homeassistant/sensor/o/config",
            "homeassistant/device/o/config", "power/measurement", "energy/e/data", "energy/e/state", "", "/", "a",
            "homeassistant/config", "zigbee2mqtt/", "tele//SENSOR", "shellies//online");
    private final List<PlugDriver> drivers = List.of(new MeterDriver(), new MeasurementDriver("power"),
            new TasmotaDriver("%prefix%/%topic%/"), new ShellyDriver(""), new Shelly1Driver("shellies"),
            new Zigbee2MqttDriver("zigbee2mqtt"), new EspHomeDriver("", "homeassistant"),
            new HomeAssistantDriver("homeassistant", topic -> false));

    @Property(tries = 2000)
    void nothingThatAPlugSendsMakesADriverThrow(@ForAll("topics") String topic, @ForAll("payloads") String payload) {
        PlugMessage message = PlugMessage.of(topic, payload);
        assertThatCode(() -> drivers.forEach(driver -> driver.read(message, Told.ARRIVAL)))
                .doesNotThrowAnyException();
    }

    @Property(tries = 2000)
    void norDoBytesThatAreNoText(@ForAll("topics") String topic, @ForAll byte[] payload) {
        PlugMessage message = new PlugMessage(topic, payload);
        assertThatCode(() -> drivers.forEach(driver -> driver.read(message, Told.ARRIVAL)))
                .doesNotThrowAnyException();
    }

    @Property(tries = 2000)
    void norDoesAnyTopic(@ForAll String topic, @ForAll("payloads") String payload) {
        PlugMessage message = PlugMessage.of(topic, payload);
        assertThatCode(() -> drivers.forEach(driver -> driver.read(message, Told.ARRIVAL)))
                .doesNotThrowAnyException();
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
