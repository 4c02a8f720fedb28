// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.energy.greenbutton.GreenButtonFile;
import io.wattm2m.energy.greenbutton.GreenButtonReader;
import io.wattm2m.energy.greenbutton.Metered;
import io.wattm2m.energy.greenbutton.Metered.Direction;
import io.wattm2m.energy.greenbutton.Metered.Interval;
import io.wattm2m.energy.measure.MinuteTrace;
import io.wattm2m.energy.testing.GeneratedPlug;
import io.wattm2m.energy.testing.Habit;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the interface tells of a plug with four weeks of history, which is taken in over the interface. */
class InsightTest {
    private static final String OWN = "<(published|updated|id)>[^<]*|[0-9a-f]{8}-[0-9a-f-]{27}";
    private static final FakeCse CSE = new FakeCse();
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final LocalDate MONDAY =
            TODAY.minusDays(28).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    private static RunningApplication application;
    private static JsonNode imported;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        application = RunningApplication.in(data, Map.of("energy.decision-interval", "300 ms"));
        CSE.at(Instant.now());
        CSE.withPlugs("pc", "copy", "roof");
        CSE.label("pc", "name:Office PC", "room:study");
        application.start(CSE);
        await().until(() -> get("/api/devices").size() == 3);
        imported = json(send("POST", "/api/power/import?deviceId=pc", history()));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void aHistoryIsTakenInOnceAndLogged() throws Exception {
        assertThat(imported.path("taken").asInt()).isEqualTo(imported.path("days").asInt()).isGreaterThanOrEqualTo(27);

        JsonNode again = json(send("POST", "/api/power/import?deviceId=pc", history()));

        assertThat(again.path("taken").asInt()).isZero();
        assertThat(get("/api/power/edits?deviceId=pc").get(0).path("kind").asText()).isEqualTo("IMPORT");
        assertThat(send("POST", "/api/power/import?deviceId=pc", "minute,power_w\nyesterday,3\n").body())
                .contains("\"status\":400").contains("line 2: 'yesterday' is not a minute");
    }

    @Test
    void whatWasTakenInIsExportedInEveryResolution() throws Exception {
        double minutes = exported("minute");

        assertThat(exported("15min")).isCloseTo(minutes, within(0.01));
        assertThat(exported("hour")).isCloseTo(minutes, within(0.01));
        assertThat(exported("day")).isCloseTo(minutes, within(0.01));
        assertThat(send("GET", "/api/power/export?deviceId=pc&resolution=week", "").body()).contains("\"status\":400");
        assertThat(get("/api/power/pc/history?resolution=month&from=" + MONDAY + "T00:00:00Z").path("points"))
                .isNotEmpty();
    }

    /** NAESB REQ.21: what is exported for the utilities' programs is taken in again without loss. */
    @Test
    void aGreenButtonFileTravels() throws Exception {
        String span = "&from=" + MONDAY + "T00:00:00Z&to=" + MONDAY.plusDays(7) + "T00:00:00Z";
        String file = send("GET", "/api/power/export/green-button?deviceId=pc" + span, "").body();

        JsonNode taken =
                json(send("POST", "/api/power/import/green-button?deviceId=copy", file, "application/atom+xml"));

        assertThat(taken.path("taken").asInt()).isEqualTo(7);
        assertThat(send("GET", "/api/power/export/green-button?deviceId=copy" + span, "").body()
                .replaceAll("<title>copy</title>", "<title>Office PC</title>")
                .replaceAll(OWN, "")).isEqualTo(file.replaceAll(OWN, ""));
        assertThat(send("POST", "/api/power/import/green-button?deviceId=copy&meter=x", file, "application/atom+xml")
                .body())
                .contains("\"status\":400").contains("called x");
        assertThat(send("POST", "/api/power/import/green-button?deviceId=copy", "<feed", "application/atom+xml").body())
                .contains("\"status\":400").contains("no Atom feed");
    }

    @Test
    void whatWasFedInTravelsWithWhatWasTaken() throws Exception {
        String span = "&from=" + MONDAY + "T00:00:00Z&to=" + MONDAY.plusDays(2) + "T00:00:00Z";
        List<Interval> hours = IntStream.range(0, 48).mapToObj(hour -> new Interval(
                MONDAY.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(hour)), Duration.ofHours(1),
                BigDecimal.valueOf(hour * 1000L + 1, 6), true)).toList();
        List<Metered> both =
                List.of(new Metered("roof", Direction.TAKEN, hours), new Metered("roof", Direction.FED_IN, hours));
        String file = new String(GreenButtonFile.of(ZoneOffset.UTC, both, Instant.now()), UTF_8);

        assertThat(json(send("POST", "/api/power/import/green-button?deviceId=roof", file, "application/atom+xml"))
                .path("taken").asInt()).isEqualTo(2);

        assertThat(GreenButtonReader.read(send("GET", "/api/power/export/green-button?deviceId=roof" + span, "")
                .body().getBytes(UTF_8))).isEqualTo(both);
        assertThat(json(send("POST", "/api/power/import/green-button?deviceId=roof", file, "application/atom+xml"))
                .path("taken").asInt()).isZero();
    }

    @Test
    void aPlugHasTheNameAndTheRoomThatItsLabelsSay() throws Exception {
        assertThat(of("pc", get("/api/devices")).path("name").asText()).isEqualTo("Office PC");
        assertThat(get("/api/power/rooms").findValuesAsText("room")).contains("study");
    }

    @Test
    void theStateAndItsThresholdAreLearnedAndTheStandbyIsPriced() throws Exception {
        JsonNode state = get("/devices/pc/state");
        JsonNode waste = get("/devices/pc/waste?days=30");

        assertThat(state.path("kind").asText()).isEqualTo("STANDBY");
        assertThat(state.path("loadFromW").asDouble()).isBetween(6.0, 60.0);
        assertThat(waste.path("standbyWh").asDouble()).isGreaterThan(500);
        assertThat(waste.path("cost").asDouble()).isCloseTo(
                waste.path("standbyWh").asDouble() / 1000 * waste.path("pricePerKwh").asDouble(), within(0.01));
        assertThat(get("/devices/pc/anomalies").isArray()).isTrue();
        assertThat(send("GET", "/devices/none/state", "").body()).contains("\"status\":404");
    }

    @Test
    void theBillHasItsPartsAndTheSharesAddUpToIt() throws Exception {
        JsonNode bill = get("/api/bills?month=" + YearMonth.from(TODAY.minusDays(20)));

        assertThat(sum(bill.path("lines"))).isEqualTo(bill.path("total").asDouble());
        assertThat(sum(bill.path("devices")) + bill.path("rest").asDouble()).isEqualTo(bill.path("total").asDouble());
        assertThat(bill.path("source").asText()).contains("check it");
        assertThat(bill.path("co2Kg").asDouble())
                .isCloseTo(bill.path("takenKwh").asDouble() * 0.478, within(1e-6));
        assertThat(get("/api/tariffs/compare").path("tariffs")).hasSize(3);
        assertThat(get("/api/power/summary").path("currency").asText()).isEqualTo("KRW");
    }

    @Test
    void theForecastHasAnIntervalAndTheNaiveOneBesideIt() throws Exception {
        JsonNode forecast = get("/api/predictions?deviceId=pc");

        assertThat(forecast.path("hours")).hasSize(24);
        assertThat(forecast.path("hours")).allSatisfy(hour -> assertThat(hour.path("highWh").asDouble())
                .isGreaterThanOrEqualTo(hour.path("lowWh").asDouble()));
        assertThat(forecast.path("accuracy").path("seasonalNaiveMase").asDouble()).isPositive();
        assertThat(forecast.path("ahead")).hasSize(24);
        assertThat(forecast.path("ahead").get(0)).isEqualTo(forecast.path("nextHour"));
        assertThat(get("/api/predictions").path("hours")).hasSize(24);
        JsonNode month = get("/api/predictions/month-end");
        assertThat(of("pc", month.path("devices")).path("month").path("energyWh").asDouble()).isPositive();
        assertThat(month.path("household").path("highWh").asDouble())
                .isGreaterThanOrEqualTo(month.path("household").path("lowWh").asDouble());
        assertThat(month.path("pricePerKwh").asDouble()).isPositive();
    }

    @Test
    void whatWouldHaveBeenIsReckonedOnWhatWasUsed() throws Exception {
        String month = "/api/what-if?month=" + YearMonth.from(TODAY.minusDays(20)) + "&deviceId=pc";
        JsonNode night = get(month + "&off=22-6");
        JsonNode never = get(month + "&yearKwh=0");

        assertThat(night.at("/after/takenKwh").asDouble()).isLessThan(night.at("/before/takenKwh").asDouble());
        assertThat(night.path("saved").asDouble())
                .isEqualTo(night.at("/before/total").asDouble() - night.at("/after/total").asDouble());
        assertThat(get(month + "&off=9-17").path("lostMinutes").asInt())
                .isGreaterThan(night.path("lostMinutes").asInt());
        assertThat(never.path("saved").asDouble()).isGreaterThan(night.path("saved").asDouble());
        assertThat(send("GET", month + "&off=5-5", "").body()).contains("\"status\":400").contains("0 to 23");
        assertThat(send("GET", "/api/what-if", "").body()).contains("\"status\":400");
        assertThat(send("GET", "/api/what-if?tariff=none", "").body()).contains("\"status\":404");
    }

    @Test
    void whatAPlugTellsOfItsSurroundingsIsShownBesideIt() throws Exception {
        assertThat(of("pc", get("/api/devices")).path("environment").isNull()).isTrue();

        CSE.telemetry("copy", Map.of("power", 1.0, "temperature", 21.5, "humidity", 40));

        await().until(() -> of("copy", get("/api/devices")).at("/environment/temperature").asDouble() == 21.5);
        assertThat(of("copy", get("/api/devices")).at("/environment/brightness").isNull()).isTrue();
    }

    @Test
    void whatPeopleWriteOnAPlugStandsInTheCseBesideWhatStoodThere() throws Exception {
        CSE.label("copy", "device:copy", "dialect:ours", "name:old");

        JsonNode written = json(send("PATCH", "/api/devices/copy",
                "{\"name\":\"Reading lamp\",\"room\":\"study\",\"deviceClass\":\"lamp\"}"));

        assertThat(written.path("name").asText()).isEqualTo("Reading lamp");
        assertThat(CSE.find("cse-in/smartplug/copy").orElseThrow().get("lbl")).isEqualTo(
                List.of("device:copy", "dialect:ours", "class:lamp", "name:Reading lamp", "room:study"));
        assertThat(json(send("PATCH", "/api/devices/copy", "{\"room\":\"\"}")).path("room").isNull()).isTrue();
        assertThat(send("PATCH", "/api/devices/copy", "{\"deviceClass\":\"Two Words\"}").statusCode()).isEqualTo(400);
        assertThat(send("PATCH", "/api/devices/copy", "{}").statusCode()).isEqualTo(400);
        json(send("PATCH", "/api/devices/copy", "{\"name\":\"copy\",\"deviceClass\":\"\"}"));
    }

    @Test
    void controlIsTriedOnTheOwnHistoryBeforeItRunsAndItsDecisionsArePublished() throws Exception {
        CSE.state("pc", Map.of("power", "on", "source", "remote"));
        CSE.telemetry("pc", Map.of("power", 4.0));
        JsonNode backtest = get("/api/ai/pc/backtest");
        assertThat(backtest.path("guarded").path("wantedMinutesCutPercent").asDouble()).isLessThan(10);
        assertThat(of("pc", get("/api/ai")).path("mode").asText()).isEqualTo("off");

        assertThat(json(send("PUT", "/api/ai/pc", "{\"mode\":\"shadow\"}")).path("mode").asText())
                .isEqualTo("shadow");

        await().until(() -> get("/api/ai/decisions?deviceId=pc").size() > 0);
        JsonNode decision = get("/api/ai/decisions").get(0);
        assertThat(decision.path("outcome").asText()).isEqualTo("shadow");
        assertThat(decision.path("explanation").asText()).contains("because");
        await().until(() -> !CSE.below("cse-in/energy/pc/decision").isEmpty());
        await().until(() -> !CSE.below("cse-in/energy/pc/state").isEmpty());
        await().until(() -> !CSE.below("cse-in/energy/pc/forecast").isEmpty());
        assertThat(CSE.below("cse-in/smartplug/pc/command")).isEmpty();
        assertThat(get("/api/ai/pc/profile").path("useProbability")).hasSize(168);
        assertThat(get("/devices/pc/auto-control-recommendation").path("state").asText()).isEqualTo("STANDBY");
        assertThat(send("PUT", "/api/ai/pc", "{\"mode\":\"maybe\"}").body()).contains("\"status\":400");
        send("PUT", "/api/ai/pc", "{\"isProtected\":true}");
        assertThat(send("PUT", "/api/ai/pc", "{\"mode\":\"on\"}").body()).contains("\"status\":409");
    }

    private static double exported(String resolution) throws Exception {
        return send("GET", "/api/power/export?deviceId=pc&from=" + MONDAY + "T00:00:00Z&resolution=" + resolution, "")
                .body().lines().skip(1).mapToDouble(line -> Double.parseDouble(line.split(",")[1])).sum();
    }

    private static String history() {
        MinuteTrace trace = GeneratedPlug.of(Habit.OFFICE_PC, 35, 7).trace();
        StringBuilder text = new StringBuilder("minute,power_w,samples\n");
        long most = MONDAY.until(TODAY, java.time.temporal.ChronoUnit.DAYS) * 1440;
        for (int minute = 0; minute < Math.min(trace.size(), most); minute++) {
            if (trace.isRecorded(minute)) {
                text.append(MONDAY.atStartOfDay().plusMinutes(minute)).append(',').append(trace.powerW(minute))
                        .append(",60\n");
            }
        }
        return text.toString();
    }

    private static double sum(JsonNode items) {
        double sum = 0;
        for (JsonNode item : items) {
            sum += item.path("amount").asDouble();
        }
        return sum;
    }

    private static JsonNode of(String deviceId, JsonNode devices) {
        for (JsonNode device : devices) {
            if (device.path("deviceId").asText().equals(deviceId)) {
                return device;
            }
        }
        throw new AssertionError("no " + deviceId + " in " + devices);
    }

    private static JsonNode get(String path) throws Exception {
        return json(send("GET", path, ""));
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return application.send(method, path, body);
    }

    private static HttpResponse<String> send(String method, String path, String body, String type) {
        return application.send(application.request(path).setHeader("Content-Type", type)
                .method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }
}
