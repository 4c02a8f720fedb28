// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.codec.JsonDocuments;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a plug sends: nothing leaves the driver but events, and no event has what cannot be. */
class MeterDriverFuzzTest {
    private static final Instant ARRIVAL = Instant.ofEpochSecond(1_739_930_112);
    private final MeterDriver driver = new MeterDriver();

    @Property(tries = 3000)
    void anyBytesAreAnEventOrInQuarantine(@ForAll byte[] payload, @ForAll("topics") String topic) {
        assertThat(driver.read(new PlugMessage(topic, payload), ARRIVAL)).isNotEmpty();
    }

    @Property(tries = 3000)
    void anyDocumentIsAnEventOrInQuarantine(@ForAll("documents") String payload, @ForAll("topics") String topic) {
        List<PlugEvent> events = driver.read(PlugMessage.of(topic, payload), ARRIVAL);

        assertThat(events).isNotEmpty().allSatisfy(event -> {
            if (event instanceof Reading reading) {
                assertThat(Math.abs(reading.powerW().getAsDouble())).isLessThanOrEqualTo(100_000);
                assertThat(reading.timestampS().doubleValue()).isBetween(946_684_800.0, 1_739_930_412.0);
                new JsonDocuments().write(reading.further());
            }
        });
    }

    @Property(tries = 500)
    void aReadingSurvivesItsWayThroughJson(@ForAll("watts") double powerW) {
        byte[] payload = new JsonDocuments().write(Map.of("power", powerW, "timestamp", 1_739_930_110L));

        List<PlugEvent> events = driver.read(new PlugMessage("energy/pc/data", payload), ARRIVAL);

        assertThat(((Reading) events.getFirst()).powerW()).hasValue(powerW);
    }

    @Provide
    Arbitrary<Double> watts() {
        return Arbitraries.doubles().between(-100_000, 100_000);
    }

    @Provide
    Arbitrary<String> topics() {
        return Arbitraries.of("energy/pc/data", "/energy/pc/data", "energy/pc/state", "energy//data", "energy/../data",
                "energy/pc/else", "", "energy/\u0000/data");
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> value = Arbitraries.oneOf(
                Arbitraries.of("null", "true", "{}", "[]", "\"on\"", "\"off\"", "1e999", "-1e999", "1739930110",
                        "1739930110123", "99999999999999999999999999", "\"\\ud800\"", "\"2025-02-19T01:55:10Z\"", "NaN",
                        "0.1", "[[[[[[1]]]]]]", "{\"a\":{\"b\":1e999}}"),
                Arbitraries.strings().ofMaxLength(20).map(text -> new String(
                        new JsonDocuments().write(text.replaceAll("[\ud800-\udfff]", "")), StandardCharsets.UTF_8)),
                Arbitraries.doubles().map(String::valueOf), Arbitraries.longs().map(String::valueOf));
        Arbitrary<String> name = Arbitraries.of("power", "voltage", "current", "energy", "timestamp", "deviceId",
                "source", "temperature", "");
        Arbitrary<String> object = Arbitraries.maps(name, value).ofMaxSize(7)
                .map(members -> members.entrySet().stream()
                        .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                        .collect(java.util.stream.Collectors.joining(",", "{", "}")));
        return Arbitraries.oneOf(object, object.list().ofMaxSize(4).map(Object::toString), value);
    }
}
