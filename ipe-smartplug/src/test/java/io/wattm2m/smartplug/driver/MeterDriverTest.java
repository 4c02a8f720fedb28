// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeterDriverTest {
    private static final Instant ARRIVAL = Instant.ofEpochSecond(1_739_930_112);
    private final MeterDriver driver = new MeterDriver();

    @Test
    void aReadingHasItsValuesAndItsOwnTime() {
        List<PlugEvent> events = data("""
                {"deviceId":"meter-01","voltage":220.4,"current":1.34,"power":295.4,"energy":1.24,"timestamp":1739930110}
                """);

        assertThat(events).containsExactly(new Reading("meter-01", 1_739_930_110L, OptionalDouble.of(295.4),
                OptionalDouble.of(220.4),
                OptionalDouble.of(1.34), OptionalDouble.of(1.24), Map.of()));
    }

    @Test
    void aTopicMayBeginWithASlash() {
        PlugMessage message = PlugMessage.of("/energy/meter-01/data", "{\"power\":1,\"timestamp\":1739930110}");

        assertThat(driver.read(message, ARRIVAL)).singleElement().isInstanceOf(Reading.class);
    }

    @Test
    void whatElseThePlugTellsIsKept() {
        Reading reading = reading("{\"power\":1,\"temperature\":31.5,\"wifi\":{\"rssi\":-60,\"ap\":null}}");

        assertThat(reading.further()).containsEntry("temperature", 31.5).containsKey("wifi").hasSize(2);
    }

    @Test
    void aPlugNeedNotMeasureMoreThanPower() {
        Reading reading = reading("{\"power\":-3,\"voltage\":null}");

        assertThat(reading.powerW()).hasValue(-3);
        assertThat(reading.voltageV()).isEmpty();
        assertThat(reading.energyWh()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1739930110                  | 1739930110",
        "1739930110.25               | 1739930110.25",
        "1739930110000               | 1739930110",
        "1739930110250               | 1739930110.25",
        "1336953600                  | 1336953600",
        "946684799                   | 1739930112",
        "0                           | 1739930112",
        "\"2025-02-19T01:55:10Z\"      | 1739930110",
        "\"2025-02-19T01:55:10\"       | 1739930112",
        "\"2025-02-19T10:55:10.5+09:00\" | 1739930110.5",
        "null                        | 1739930112"})
    void timeComesInManyForms(String sent, String secondsSince1970) {
        Reading reading = reading("{\"power\":1,\"timestamp\":" + sent + "}");

        assertThat(reading.timestampS().doubleValue()).isEqualTo(Double.parseDouble(secondsSince1970));
        assertThat(reading.timestampS() instanceof Long).isEqualTo(!secondsSince1970.contains("."));
    }

    // @formatter:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "energy/meter-01/availability | online | online",
        "energy/meter-01/availability | offline | offline",
        "energy/meter-01/availability | away | quarantined availability is neither online nor offline",
        "energy/meter-01/firmware | {'version':'1.0.0','status':'none','reason':''} | is {FIRMWARE=1.0.0}, update NONE ",
        "energy/meter-01/firmware | {'version':'1.0.0','status':'in process','reason':'downloading'} | is {FIRMWARE=1.0.0}, update IN_PROCESS downloading",
        "energy/meter-01/firmware | {'version':'2.0.0','status':'successful','reason':'confirmed'} | is {FIRMWARE=2.0.0}, update SUCCESSFUL confirmed",
        "energy/meter-01/firmware | {'version':'1.0.0','status':'failed','reason':'the signature is wrong'} | is {FIRMWARE=1.0.0}, update FAILED the signature is wrong",
        "energy/meter-01/firmware | {'version':'1.0.0','status':'perhaps'} | quarantined status is not none, in process, successful or failed",
        "energy/meter-01/firmware | {'status':'none'} | quarantined version is missing or no text"},
        ignoreLeadingAndTrailingWhitespace = true)
    // @formatter:on
    void aPlugTellsWhetherItIsThereAndWhichFirmwareItHas(String topic, String payload, String expected) {
        assertThat(String.join(", ", Told.by(driver, "meter-01", topic, payload)).strip()).isEqualTo(expected);
    }

    @Test
    void aFirmwareIsTakenByItsAddress() {
        assertThat(driver.update("meter-01", "http://hub/plug.img")).map(PlugMessage::toString)
                .containsExactly("energy/meter-01/update {\"url\":\"http://hub/plug.img\"}");
    }

    @Test
    void aReadingWithoutATimeHasThatOfItsArrival() {
        assertThat(reading("{\"power\":1}").timestampS()).isEqualTo(1_739_930_112L);
    }

    @Test
    void aDeviceMayBeANumber() {
        PlugMessage message = PlugMessage.of("energy/1234/data", "{\"deviceId\":1234,\"power\":1}");

        assertThat(driver.read(message, ARRIVAL)).singleElement().isInstanceOf(Reading.class);
    }

    @Test
    void aListHasManyReadingsInTheirOrder() {
        List<PlugEvent> events =
                data("[{\"power\":1,\"timestamp\":1739930109},{\"power\":2,\"timestamp\":1739930110}]");

        assertThat(events).extracting(event -> ((Reading) event).powerW().getAsDouble())
                .containsExactly(1.0, 2.0);
    }

    @Test
    void whatIsWrongInAListDoesNotHarmTheRest() {
        List<PlugEvent> events = data("[{\"power\":1},{\"power\":\"much\"},7,{\"power\":2}]");

        assertThat(events).hasSize(3);
        assertThat(((Quarantined) events.getLast()).reason())
                .isEqualTo("reading 2: power is not a number (and 1 more of the list)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{                                          | malformed JSON",
        "{\"power\":1}x                             | malformed JSON",
        "{\"power\":1,\"power\":2}                  | Duplicate",
        "17                                         | not a JSON object",
        "[]                                         | 0 readings",
        "{}                                         | power is missing",
        "{\"power\":NaN}                            | malformed JSON",
        "{\"power\":\"1\"}                          | power is not a number",
        "{\"power\":1e400}                          | not finite",
        "{\"power\":100001}                         | power 100001.0 is outside",
        "{\"power\":1,\"voltage\":-1}               | voltage -1.0 is outside",
        "{\"power\":1,\"voltage\":500.1}            | voltage 500.1 is outside",
        "{\"power\":1,\"current\":501}              | current 501.0 is outside",
        "{\"power\":1,\"energy\":-0.1}              | energy -0.1 is outside",
        "{\"power\":1,\"energy\":1e309}             | not finite",
        "{\"power\":1,\"timestamp\":1739930413}     | 5 minutes in the future",
        "{\"power\":1,\"timestamp\":-1e300}         | before 1970",
        "{\"power\":1,\"timestamp\":\"yesterday\"}  | ISO-8601",
        "{\"power\":1,\"timestamp\":[]}             | neither seconds",
        "{\"power\":1,\"deviceId\":\"meter-02\"}    | not that of the topic",
        "{\"power\":1,\"deviceId\":true}            | neither a text nor a whole number",
        "{\"power\":1,\"x\":[1e999]}                | not finite",
        "{\"power\":1,\"x\":\"\\ud800\"}            | surrogate",
        "{\"power\":1,\"\\u0000\":1}                | whole characters"})
    void whatCannotBeIsKeptAsideWithTheReason(String payload, String reason) {
        assertThat(data(payload)).singleElement().isInstanceOfSatisfying(Quarantined.class, quarantined -> {
            assertThat(quarantined.reason()).contains(reason);
            assertThat(quarantined.topic()).isEqualTo("energy/meter-01/data");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "..", "la", "quarantine", "readers", "größe",
        "a2345678901234567890123456789012345678901234567890123456789012345"})
    void aDeviceHasToBeAResourceName(String deviceId) {
        List<PlugEvent> events =
                driver.read(PlugMessage.of("energy/" + deviceId + "/data", "{\"power\":1}"), ARRIVAL);

        assertThat(((Quarantined) events.getFirst()).reason()).contains("deviceId");
    }

    @Test
    void tooMuchOfTheUnknownIsKeptAside() {
        assertThat(data("{\"power\":1,\"blob\":\"" + "x".repeat(2048) + "\"}")).singleElement()
                .isInstanceOfSatisfying(Quarantined.class,
                        quarantined -> assertThat(quarantined.reason()).contains("2048 bytes"));
    }

    @Test
    void inQuarantineAPayloadIsShortenedToOneKibibyteOfPrintableText() {
        PlugMessage message = PlugMessage.of("energy/meter-01/data", "\u0000😀" + "가".repeat(5000));

        Quarantined quarantined = (Quarantined) driver.read(message, ARRIVAL).getFirst();

        assertThat(quarantined.payload()).startsWith("\uFFFD😀가");
        assertThat(quarantined.payload().getBytes(StandardCharsets.UTF_8).length).isBetween(1020, 1024);
    }

    @Test
    void theEchoTellsTheRelayAndWhoSwitchedIt() {
        List<PlugEvent> events = driver.read(PlugMessage.of("/energy/meter-01/state",
                "{\"deviceId\":\"meter-01\",\"power\":\"on\",\"source\":\"button\",\"timestamp\":1739930110}"),
                ARRIVAL);

        assertThat(events).containsExactly(new RelayEcho("meter-01", Power.ON, "button", 1_739_930_110L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "on", "{\"power\":\"toggle\"}", "{\"power\":true}",
        "{\"power\":\"on\",\"source\":1}"})
    void anEchoThatTellsNoStateIsKeptAside(String payload) {
        assertThat(driver.read(PlugMessage.of("energy/meter-01/state", payload), ARRIVAL)).singleElement()
                .isInstanceOf(Quarantined.class);
    }

    @Test
    void aCommandGoesToThePlugsTopic() {
        PlugMessage message = driver.command("meter-01", Outlets.ONLY, SwitchCommand.TOGGLE).orElseThrow();

        assertThat(message).hasToString("energy/meter-01/command {\"power\":\"toggle\"}");
    }

    private Reading reading(String payload) {
        return (Reading) data(payload).getFirst();
    }

    private List<PlugEvent> data(String payload) {
        return driver.read(PlugMessage.of("energy/meter-01/data", payload), ARRIVAL);
    }
}
