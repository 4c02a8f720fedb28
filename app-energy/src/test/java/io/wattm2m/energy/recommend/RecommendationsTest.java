// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.insight.EnergyFlows;
import io.wattm2m.energy.live.Devices;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.FedIn;
import io.wattm2m.energy.measure.Level;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.recommend.Handled.State;
import io.wattm2m.energy.recommend.Recommendations.Entry;
import io.wattm2m.energy.recommend.Recommendations.Handling;
import io.wattm2m.energy.testing.GeneratedHome;
import io.wattm2m.energy.testing.GeneratedInsight;
import io.wattm2m.energy.testing.MapLevels;
import io.wattm2m.energy.testing.MapMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is recommended to homes of which it is known what they waste. */
class RecommendationsTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final LocalDate TODAY = LocalDate.parse("2026-04-01");
    private static final Instant FROM = FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);
    private final Devices devices = new Devices();
    private final MapMemory memory = new MapMemory();
    private final MapLevels levels = new MapLevels();
    private final GeneratedHome home = new GeneratedHome(FROM, FROM.plus(Duration.ofDays(200)));
    private final Recommendations recommendations =
            new Recommendations(memory, new Climate(levels, flows(), ZoneOffset.UTC));

    @Test
    void whatTelevisionsDrawWhileNobodyWatchesIsToldWithItsWorth() {
        // 8 W all day but for four hours of 120 W in the evening: 160 Wh of standby a day
        add("tv", "", quarter -> GeneratedHome.hour(quarter) >= 19 && GeneratedHome.hour(quarter) < 23 ? 30 : 2);

        Recommendation found = find("standby:tv", "");

        assertThat(found.evidence().numbers().get("standbyWhADay")).isCloseTo(160, within(1.0));
        assertThat(found.saving().energyWh().value()).isCloseTo(160 * 365, within(400.0));
        assertThat(found.saving().money().value().signum()).isPositive();
        assertThat(Wording.of("en").explanation(found)).contains("tv draws 160 Wh a day", "58.4 kWh")
                .doesNotContain("{");
        assertThat(Wording.of("ko").explanation(found)).contains("하루 160 Wh").doesNotContain("{");
    }

    @Test
    void whatCanWaitIsMovedToTheCheapestHour() {
        add("washer", "washing-machine", quarter -> GeneratedHome.hour(quarter) == 18 ? 300 : 0);

        Recommendation found = find("shift:washer", "example-time-of-use");

        // 31 days of March, of which 22 are working days without holidays; 1.2 kWh at 175 instead of 100, with tax
        assertThat(found.evidence().numbers().get("savedLastMonth")).isCloseTo(22 * 1.2 * 75 * 1.1, within(3.0));
        assertThat(found.names()).containsEntry("hour", "0");
        assertThat(all("").stream().map(Recommendation::id)).doesNotContain("shift:washer");
    }

    @Test
    void anOldRefrigeratorIsComparedWithANewOne() {
        add("fridge", "refrigerator", quarter -> 20);

        Recommendation found = find("old-appliance:fridge", "");

        assertThat(found.saving().energyWh().value()).isCloseTo((20 * 96 * 0.365 - 250) * 1000, within(1.0));
        assertThat(found.saving().energyWh().low()).isEqualTo(found.saving().energyWh().high());
    }

    @Test
    void aCheaperTariffIsFoundByTheBillsOfWholeMonths() {
        add("heater", "", quarter -> 200);

        Recommendation found = find("tariff", "");

        assertThat(found.evidence().numbers()).containsEntry("months", 3.0);
        assertThat(found.saving().money().value().doubleValue())
                .isCloseTo(found.evidence().numbers().get("saved") * 4, within(1.0));
        assertThat(found.saving().money().low()).isLessThanOrEqualTo(found.saving().money().value());
    }

    @Test
    void nightsThatCouldBeLikeTheBestOnes() {
        add("all", "", quarter -> day(quarter) % 4 == 0 ? 10 : 30 + GeneratedHome.hour(quarter));

        Recommendation found = find("base-load", "");

        assertThat(found.evidence().numbers()).containsEntry("baseLoadW", 120.0).containsEntry("bestNightsW", 40.0);
    }

    @Test
    void aColdWinterSaysWhatADegreeIsWorth() {
        add("heating", "", quarter -> 20 + 5 * (18 - celsius(day(quarter))));
        levels.keep(IntStream.range(0, 90 * 24)
                .mapToObj(hour -> Level.of(Climate.WEATHER, Channel.TEMPERATURE, FROM.plusSeconds(hour * 3600L),
                        celsius(hour / 24)))
                .toList());

        Recommendation found = find("heating", "");

        assertThat(found.evidence().numbers().get("whPerDegreeDay")).isCloseTo(480, within(1.0));
        assertThat(found.saving().days()).isEqualTo(90);
        assertThat(found.saving().energyWh().value()).isCloseTo(480 * 90, within(100.0));
        assertThat(all("").stream().map(Recommendation::kind)).doesNotContain(Kind.COOLING);
    }

    @Test
    void whatIsExportedAndBoughtBackCouldBeUsed() {
        add("roof", "solar", quarter -> 0);
        add("tv", "", quarter -> 100);
        home.with(FedIn.of("roof"), quarter -> isNoon(quarter) ? 400 : 0);

        Recommendation found = find("self-use", "");

        assertThat(found.evidence().numbers()).containsEntry("exportedWhADay", 16 * 300.0)
                .containsEntry("movableWhADay", 16 * 300.0);
    }

    @Test
    void whatWasDoneIsKeptAndItsEffectMeasuredByAndBy() {
        Instant done = TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
        LocalDate later = TODAY.plusDays(40);
        add("fridge", "refrigerator", quarter -> quarter.isBefore(done) ? 20 : 6);
        Premises now = premises("", TODAY);

        Entry entry = recommendations.handle("home-1", now, "old-appliance:fridge",
                new Handling(State.DONE, done, "anna")).orElseThrow();

        assertThat(entry.effect().orElseThrow().state()).isEqualTo(Effect.State.NOT_YET_KNOWN);
        Entry measured = recommendations.all("home-1", premises("", later)).stream()
                .filter(each -> each.handled().isPresent()).findFirst().orElseThrow();
        assertThat(measured.handled().orElseThrow().by()).isEqualTo("anna");
        assertThat(measured.effect().flatMap(Effect::savedWhADay).orElseThrow().value())
                .isCloseTo(14 * 96, within(1e-6));
        assertThat(recommendations.all("home-2", now)).noneMatch(each -> each.handled().isPresent());

        recommendations.handle("home-1", now, "old-appliance:fridge", new Handling(State.OPEN, done, "anna"));
        assertThat(recommendations.all("home-1", now)).noneMatch(each -> each.handled().isPresent());
        assertThat(recommendations.handle("home-1", now, "none", new Handling(State.DONE, done, "anna"))).isEmpty();
    }

    @Test
    void anEffectThatWasMeasuredStaysWhenTheDaysBeforeAreForgotten() {
        Instant done = TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
        add("fridge", "refrigerator", quarter -> quarter.isBefore(done) ? 20 : 6);
        Recommendations fresh = new Recommendations(memory, new Climate(levels, flows(), ZoneOffset.UTC));
        fresh.handle("home-1", premises("", TODAY), "old-appliance:fridge", new Handling(State.DONE, done, "anna"));
        Effect measured = effect(fresh, TODAY.plusDays(59));

        home.with("fridge", quarter -> 6);

        assertThat(measured.state()).isEqualTo(Effect.State.SAVED);
        assertThat(effect(fresh, TODAY.plusDays(200))).isEqualTo(measured);
    }

    private Effect effect(Recommendations from, LocalDate today) {
        return from.all("home-1", premises("", today)).stream().flatMap(entry -> entry.effect().stream()).findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasDoneInAHomeThatIsGoneIsForgottenAndElsewhereItStays() {
        add("fridge", "refrigerator", quarter -> 20);
        Handling done = new Handling(State.DONE, TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), "anna");
        Premises now = premises("", TODAY);
        recommendations.handle("home-1", now, "old-appliance:fridge", done);
        recommendations.handle("home-10", now, "old-appliance:fridge", done);

        recommendations.erase("home-1");

        assertThat(memory.documents("recommendation", "home-1/", 10)).isEmpty();
        assertThat(memory.documents("recommendation", "home-10/", 10)).hasSize(1);
    }

    private Recommendation find(String id, String tariff) {
        return all(tariff).stream().filter(found -> found.id().equals(id)).findFirst().orElseThrow();
    }

    private List<Recommendation> all(String tariff) {
        return new Recommendations(memory, new Climate(levels, flows(), ZoneOffset.UTC))
                .all("home-1", premises(tariff, TODAY)).stream().map(Entry::recommendation).toList();
    }

    private void add(String device, String deviceClass, ToDoubleFunction<Instant> quarterWh) {
        devices.recall(Reading.ofPower(device, FROM, 0).withEnergyWh(1), FROM);
        devices.label(device, List.of("class:" + deviceClass));
        home.with(device, quarterWh);
    }

    private EnergyFlows flows() {
        return new EnergyFlows(home, ZoneOffset.UTC);
    }

    private Premises premises(String tariff, LocalDate today) {
        return new Premises(devices.all(), GeneratedInsight.of(devices, home, memory, tariff), ZoneOffset.UTC, today);
    }

    private static int day(Instant time) {
        return (int) Duration.between(FROM, time).toDays();
    }

    private static double celsius(int day) {
        return 5 + 4 * new Random(day * 31L).nextDouble();
    }

    private static boolean isNoon(Instant quarter) {
        return GeneratedHome.hour(quarter) >= 10 && GeneratedHome.hour(quarter) < 14;
    }
}
