// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.testing.MapMemory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exchange with a real HTTP server, which is the other system and the ingest at once. */
class ExchangesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:06:00Z");
    private static final String VALUES = """
            {"points": [{"value": "1.5", "time": "2026-01-05T21:00:00+09:00"}, {"value": 12.25, "time": 1767614399}]}
            """;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final MapMemory memory = new MapMemory();

    @TempDir
    private Path folder;
    private HttpServer other;
    private volatile String values = VALUES;
    private volatile String refused = "nothing";
    private volatile int failures;
    private final List<String> told = new CopyOnWriteArrayList<>();
    /** From when on what a device measures may leave. */
    private final Map<String, Instant> permitted = new ConcurrentHashMap<>(Map.of("kettle", Instant.EPOCH));
    private volatile int refusal = 503;

    @BeforeEach
    void listen() throws Exception {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String proof = Stream.of("Authorization", "X-API-Key", "Idempotency-Key")
                    .map(exchange.getRequestHeaders()::getFirst).filter(Objects::nonNull).toList().toString();
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + proof + " " + body);
            byte[] answer = values.getBytes(StandardCharsets.UTF_8);
            int status = failures-- > 0 ? refusal : 200;
            exchange.sendResponseHeaders(asked.getLast().contains(refused) ? 401 : status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        other.start();
        Files.writeString(folder.resolve("token"), "Bearer secret\n");
        Files.writeString(folder.resolve("keys"), "chiller=key-of-the-chiller\n");
    }

    @AfterEach
    void close() {
        other.stop(0);
    }

    @Test
    void whatIsPulledIsReportedAsTheDeviceWouldReportIt() throws Exception {
        pulling();

        try (Exchanges exchanges = exchanges()) {
            assertThat(exchanges.run("office").orElseThrow().exchanged()).isEqualTo(1);
        }

        assertThat(asked).containsExactly("GET /values [Bearer secret] ",
                "POST /api/hardware/data [key-of-the-chiller] "
                        + "{\"energy_consumed\":12.25,\"power\":1500.0,\"timestamp\":1767614400}");
    }

    @Test
    void theSameTimeIsReportedOnceAlsoAfterARestart() throws Exception {
        pulling();
        try (Exchanges exchanges = exchanges()) {
            exchanges.run("office");
            assertThat(exchanges.run("office").orElseThrow().exchanged()).isEqualTo(1);
        }

        try (Exchanges again = exchanges()) {
            again.run("office");
            values = VALUES.replace("21:00:00", "21:01:00");
            assertThat(again.run("office").orElseThrow().exchanged()).isEqualTo(1);
        }
        assertThat(asked.stream().filter(request -> request.startsWith("POST"))).hasSize(2);
    }

    @Test
    void whatIsForgottenIsInNoPosition() throws Exception {
        pulling();
        try (Exchanges exchanges = exchanges()) {
            exchanges.run("office");
        }
        pushing();
        try (Exchanges exchanges = exchanges()) {
            exchanges.run("city");
            assertThat(positions()).contains("chiller", "left out lamp");

            exchanges.forget(Set.of("chiller", "lamp"));
        }

        assertThat(positions()).contains("city").doesNotContain("chiller", "lamp");
    }

    @Test
    void aDeviceThatIsNotTakenKeepsBackNoOther() throws Exception {
        pulling();
        Files.writeString(folder.resolve("one.json"), Files.readString(folder.resolve("one.json")).replace("]}",
                ", {\"deviceId\": \"boiler\", \"quantity\": \"power\", \"unit\": \"kW\", \"pointer\": "
                        + "\"/points/0/value\"}]}"));
        refused = "/api/hardware/data [] ";

        try (Exchanges exchanges = exchanges()) {
            assertThat(exchanges.run("office").orElseThrow().lastError())
                    .contains("the report of boiler is not taken here: it answers 401");
        }

        assertThat(asked).hasSize(3).last().asString().contains("key-of-the-chiller");
    }

    @Test
    void whatFailsIsTriedAgainAndItsReasonIsShown() throws Exception {
        pulling();
        try (Exchanges exchanges = exchanges()) {
            failures = 2;
            assertThat(exchanges.run("office").orElseThrow().lastError()).isEmpty();

            failures = 3;
            ExchangeStatus failed = exchanges.run("office").orElseThrow();
            assertThat(failed.lastError()).contains("it answers 503");
            assertThat(failed.lastSuccess()).contains(NOW);

            asked.clear();
            refusal = 403;
            failures = 1;
            assertThat(exchanges.run("office").orElseThrow().lastError()).contains("it answers 403");
            assertThat(asked).hasSize(1);
            values = "{}";
            assertThat(exchanges.run("office").orElseThrow().lastError())
                    .contains("chiller: there is no number at /points/0/value; "
                            + "chiller: there is no number at /points/1/value");
            values = "rubbish";
            assertThat(exchanges.run("office").orElseThrow().lastError()).contains("its answer is not JSON");
        }
        assertThat(exchanges().run("unknown")).isEmpty();
    }

    @Test
    void settledQuartersOfAnHourArePushedOnceInTheirOrder() throws Exception {
        file("{'name': 'city', 'direction': 'push', 'every': 'PT15M', 'url': 'ADDRESS/in', 'template': {'site': 'A'},"
                + "'time': '/interval/start', 'points': [{'deviceId': 'kettle', 'quantity': 'energy', 'unit': 'kWh',"
                + "'pointer': '/meters/kettle/used'},"
                + "{'deviceId': 'kettle', 'quantity': 'power', 'unit': 'W', 'pointer': '/meters/kettle/mean'}]}");

        try (Exchanges exchanges = exchanges()) {
            refusal = 409;
            failures = 1;
            assertThat(exchanges.run("city").orElseThrow().exchanged()).isEqualTo(2);
            assertThat(exchanges.run("city").orElseThrow().exchanged()).isEqualTo(2);
        }

        assertThat(asked).containsExactly("POST /in [city@2026-01-05T11:30:00Z] {\"site\":\"A\",\"interval\":"
                + "{\"start\":\"2026-01-05T11:30:00Z\"},\"meters\":{\"kettle\":{\"used\":0.25,\"mean\":1000.0}}}",
                "POST /in [city@2026-01-05T11:45:00Z] {\"site\":\"A\",\"interval\":"
                        + "{\"start\":\"2026-01-05T11:45:00Z\"},\"meters\":{\"kettle\":"
                        + "{\"used\":0.5,\"mean\":2000.0}}}");
    }

    @Test
    void whatIsMissingKeepsBackNoOtherValueAndIsTold() throws Exception {
        pulling();
        values = VALUES.replace("\"1.5\"", "\"off line\"");

        try (Exchanges exchanges = exchanges()) {
            ExchangeStatus status = exchanges.run("office").orElseThrow();

            assertThat(status.exchanged()).isEqualTo(1);
            assertThat(status.lastError()).contains("chiller: there is no number at /points/0/value");
            assertThat(status.lastSuccess()).isEmpty();
        }
        assertThat(asked).last().asString().endsWith("{\"energy_consumed\":12.25,\"timestamp\":1767614399}");
    }

    @Test
    void howAnExchangeGoesIsToldWhenThatChangesWithoutWhatTheOtherSays() throws Exception {
        pulling();
        try (Exchanges exchanges = exchanges()) {
            exchanges.run("office");
            exchanges.run("office");
            refusal = 403;
            failures = 2;
            exchanges.run("office");
            exchanges.run("office");
            exchanges.run("office");
        }

        assertThat(told).containsExactly("the exchange office goes well", "the exchange office fails",
                "the exchange office goes well");
    }

    @Test
    void whatIsOfPeopleWhoHaveNotAgreedStaysHereAndTheRunSaysSo() throws Exception {
        pushing();
        permitted.remove("kettle");
        permitted.put("lamp", Instant.parse("2026-01-05T11:45:00Z"));

        try (Exchanges exchanges = exchanges()) {
            ExchangeStatus status = exchanges.run("city").orElseThrow();

            assertThat(status.exchanged()).isEqualTo(1);
            assertThat(status.lastError()).isEmpty();
            assertThat(status.leftOut()).containsExactly("kettle");
        }
        assertThat(asked).singleElement().asString().contains("\"lamp\":0.5", "11:45")
                .doesNotContain("kettle");
    }

    @Test
    void withoutAnybodysConsentNothingIsSent() throws Exception {
        pushing();
        permitted.clear();

        try (Exchanges exchanges = exchanges()) {
            assertThat(exchanges.run("city").orElseThrow().leftOut()).containsExactly("kettle", "lamp");
            assertThat(asked).isEmpty();

            // as where one who has not agreed moves out
            permitted.put("kettle", Instant.EPOCH);
            assertThat(exchanges.run("city").orElseThrow().exchanged()).isZero();
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void whatCameInBeforeADeviceWasForgottenDoesNotComeBack() throws Exception {
        pulling();
        try (Exchanges exchanges = exchanges()) {
            exchanges.run("office");
            exchanges.forget(Set.of("chiller"));
            asked.clear();

            exchanges.run("office");

            assertThat(asked).isNotEmpty().noneMatch(line -> line.startsWith("POST"));
            assertThat(memory.documents("exchange", "", 10)).singleElement().asString().doesNotContain("chiller");
        }
    }

    @Test
    void ofADeviceThatIsForgottenNothingIsToldAnyMore() throws Exception {
        pushing();
        permitted.clear();
        try (Exchanges exchanges = exchanges()) {
            exchanges.run("city");
            exchanges.forget(Set.of("kettle"));
            assertThat(exchanges.status("city").leftOut()).containsExactly("lamp");
        }
        pulling();
        try (Exchanges exchanges = exchanges()) {
            values = "{}";
            exchanges.run("office");
            assertThat(exchanges.status("office").lastError()).get().asString().contains("chiller");
            exchanges.forget(Set.of("chiller"));
            assertThat(exchanges.status("office").lastError()).get().asString().doesNotContain("chiller");
        }
    }

    @Test
    void aFileThatCannotBeUsedEndsTheStartWithItsName() throws Exception {
        file("{}");

        assertThatExceptionOfType(StartFailure.class).isThrownBy(this::exchanges).withMessageContaining("one.json")
                .withMessageContaining("name is");
        pulling();
        assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> exchanges(""))
                .withMessageContaining("energy.exchange.ingest");
    }

    private void pulling() throws Exception {
        file("{'name': 'office', 'direction': 'pull', 'every': 'PT1M', 'url': 'ADDRESS/values', 'headerFile':"
                + "'FOLDER/token', 'keysFile': 'FOLDER/keys', 'points': [{'deviceId': 'chiller', 'quantity': 'power',"
                + "'unit': 'kW', 'pointer': '/points/0/value', 'time': '/points/0/time'}, {'deviceId': 'chiller',"
                + "'quantity': 'energy', 'unit': 'kWh', 'pointer': '/points/1/value', 'time': '/points/1/time'}]}");
    }

    private void pushing() throws Exception {
        file("{'name': 'city', 'direction': 'push', 'every': 'PT15M', 'url': 'ADDRESS/in', 'points': ["
                + "{'deviceId': 'kettle', 'quantity': 'energy', 'unit': 'kWh', 'pointer': '/kettle'},"
                + "{'deviceId': 'lamp', 'quantity': 'energy', 'unit': 'kWh', 'pointer': '/lamp'}]}");
    }

    private String positions() {
        return memory.documents("exchange", "", 10).toString();
    }

    private void file(String text) throws Exception {
        Files.writeString(folder.resolve("one.json"), text.replace('\'', '"').replace("ADDRESS", address())
                .replace("FOLDER", folder.toString()));
    }

    private Exchanges exchanges() {
        return exchanges(address());
    }

    private Exchanges exchanges(String ingest) {
        return new Exchanges(folder, ingest, new Exchanges.Parts(memory, new Quarters(),
                deviceId -> Optional.ofNullable(permitted.get(deviceId)), told::add, Clock.fixed(NOW, ZoneOffset.UTC)),
                tries -> {});
    }

    private String address() {
        return "http://127.0.0.1:" + other.getAddress().getPort();
    }

    /** Two that have settled, and one that has not. */
    private static final class Quarters implements Rollups {
        @Override
        public List<Rollup> between(String deviceId, Resolution resolution, Span span, int limit) {
            return List.of(quarter("11:30", 250), quarter("11:45", 500), quarter("12:00", 1)).stream()
                    .filter(rollup -> !rollup.start().isBefore(span.from()) && rollup.start().isBefore(span.to()))
                    .toList();
        }

        @Override
        public Map<String, Double> dayEnergyWh(Instant dayStart) {
            return Map.of();
        }

        private static Rollup quarter(String time, double energyWh) {
            return new Rollup("kettle", Resolution.QUARTER_HOUR, Instant.parse("2026-01-05T" + time + ":00Z"), energyWh,
                    900, 0, 3000);
        }
    }
}
