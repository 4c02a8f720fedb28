// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.testing.KoreanBill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody with two homes by a tariff that is dearer the more is used on one bill. It is noon on Monday, 2026-01-05: in
 * 108 hours of January each of the two devices has used 324 kWh.
 */
class BilledApartTest {
    private static final String OVEN = "oven-a";
    private static final String HEATER = "heater-b";
    private static final long USED_WH = 3000L * 108;
    private static final String FLAT = "example-flat";
    @AutoClose
    private final PeopleFixture people = new PeopleFixture(new TwoHomes.Steady(Map.of(OVEN, 3000.0, HEATER, 3000.0)));
    private final JsonNode ann = people.invited("ann", "resident");
    private final JsonNode bob = people.invited("bob", "resident");

    BilledApartTest() {
        home("home-a", "", OVEN, ann);
        home("home-b", "", HEATER, ann);
    }

    @Test
    void eachHomeHasABillOfItsOwnAndTheWholeIsTheirSum() {
        JsonNode bill = get(ann, "/api/bills");

        BigDecimal ofOne = KoreanBill.bill(1, USED_WH);
        assertThat(bill.path("homes")).hasSize(2)
                .allSatisfy(home -> assertThat(home.path("total").decimalValue()).isEqualByComparingTo(ofOne));
        assertThat(bill.path("total").decimalValue()).isEqualByComparingTo(ofOne.add(ofOne))
                .isLessThan(KoreanBill.bill(1, 2 * USED_WH));
        assertThat(bill.path("lines")).isEmpty();
        assertThat(bill.path("devices")).hasSize(2);
        assertThat(bill.path("tariff").asText()).isEqualTo("kr-residential-low-voltage");
    }

    @Test
    void aHomeIsAskedForByItselfAndPaysItsOwnTariff() {
        people.server.people.residents.homes().change("home-b",
                home -> home.described(home.name(), home.kind(), paying(FLAT)));

        JsonNode ofA = get(ann, "/api/bills?home=home-a");
        JsonNode ofB = get(ann, "/api/bills?home=home-b");

        assertThat(ofA.path("total").decimalValue()).isEqualByComparingTo(KoreanBill.bill(1, USED_WH));
        assertThat(ofA.path("homes")).isEmpty();
        assertThat(ofA.toString()).contains(OVEN).doesNotContain(HEATER);
        assertThat(ofB.path("tariff").asText()).isEqualTo(FLAT);
        assertThat(get(ann, "/api/bills").path("tariff").isNull()).isTrue();
        assertThat(cost("/api/daily-records?home=home-b", days -> days.get(0)))
                .isNotEqualByComparingTo(cost("/api/daily-records?home=home-a", days -> days.get(0)));
    }

    @Test
    void whoHasOneHomeIsBilledByItsTariffWithoutNamingIt() {
        home("home-c", FLAT, "none-c", bob);
        people.server.devices.add("none-c");

        assertThat(get(bob, "/api/bills").path("tariff").asText()).isEqualTo(FLAT);
        assertThat(get(bob, "/api/bills").path("home").asText()).isEqualTo("home-c");
        assertThat(get(bob, "/api/tariffs").findValuesAsText("paid")).containsExactly("false", "false", "true");
    }

    @ParameterizedTest
    @CsvSource({"/api/power/summary?x=1, /costToday", "/api/power/summary?x=1, /energyTodayWh",
        "/api/power/cost?resolution=day, /cost", "/api/daily-records?from=2026-01-04&to=2026-01-04, /0/cost",
        "/api/daily-records?from=2026-01-04&to=2026-01-04, /0/totalWh",
        "/api/production?from=2025-12-01T00:00:00Z, /balance/consumedWh",
        "/api/what-if?tariff=example-flat, /saved"})
    void whatIsToldOfAllIsTheSumOfEach(String path, String figure) {
        double ofA = get(ann, path + "&home=home-a").at(figure).asDouble();
        double ofB = get(ann, path + "&home=home-b").at(figure).asDouble();

        assertThat(ofA).isNotZero();
        assertThat(get(ann, path).at(figure).asDouble()).isCloseTo(ofA + ofB, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/bills", "/api/production", "/api/daily-records", "/api/recommendations",
        "/api/power/summary", "/api/devices"})
    void anothersHomeIsNoHome(String path) {
        assertThat(people.as(bob, "GET", path + "?home=home-a", "").statusCode()).isIn(403, 404);
        home("home-c", "", "none-c", bob);

        assertThat(people.as(bob, "GET", path + "?home=home-a", "").body())
                .isEqualTo(people.as(bob, "GET", path + "?home=ghost", "").body().replace("ghost", "home-a"))
                .contains("there is no home");
        assertThat(people.as(bob, "GET", path + "?home=household", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aHomeShowsItsOwnDevicesOnly() {
        assertThat(get(ann, "/api/devices?home=home-a").findValuesAsText("deviceId")).containsExactly(OVEN);
        assertThat(get(ann, "/api/devices").findValuesAsText("deviceId")).containsExactly(HEATER, OVEN);
    }

    @Test
    void ofSeveralHomesTheOneForWhichSomethingWasDoneIsNamed() {
        String path = "/api/recommendations/base-load";

        assertThat(people.as(ann, "PATCH", path, "{\"state\":\"done\"}").body()).contains("home=");
        assertThat(people.as(ann, "PATCH", path + "?home=home-a", "{\"state\":\"done\"}").body())
                .doesNotContain("home=");
    }

    @Test
    void whoAsksIsToldWhatHeIsInHisHomes() {
        JsonNode status = get(ann, "/api/auth/status");

        assertThat(status.path("homes").findValuesAsText("id")).containsExactly("home-a", "home-b");
        assertThat(status.at("/homes/0/role").asText()).isEqualTo("owner");
        assertThat(status.at("/homes/0/deviceIds/0").asText()).isEqualTo(OVEN);
        assertThat(get(bob, "/api/auth/status").path("homes")).isEmpty();
    }

    @Test
    void aTariffThatThereIsNotIsRefused() {
        String body = "{\"name\":\"Hut\",\"tariff\":\"%s\"}";

        assertThat(people.as(ann, "POST", "/api/homes", String.format(Locale.ROOT, body, "none")).body())
                .contains("tariff 'none' is none of", FLAT);
        assertThat(people.as(ann, "POST", "/api/homes", String.format(Locale.ROOT, body, FLAT)).statusCode())
                .isEqualTo(201);
    }

    private BigDecimal cost(String path, Function<JsonNode, JsonNode> which) {
        return which.apply(get(ann, path)).path("cost").decimalValue();
    }

    private JsonNode get(JsonNode session, String path) {
        return RunningServer.json(people.as(session, "GET", path, ""));
    }

    private void home(String id, String tariff, String deviceId, JsonNode owner) {
        if (!deviceId.startsWith("none")) {
            people.server.devices.recall(Reading.ofPower(deviceId, RunningServer.NOW, 3000), RunningServer.NOW);
        }
        people.server.people.residents.homes().add(new Home(id, id, Home.Kind.FAMILY, paying(tariff), List.of(),
                List.of(new HomeDevice(deviceId, HomeDevice.Kind.SMART_PLUG, "", "", "", null, null)),
                List.of(new Membership(owner.path("user").path("id").asText(), Role.OWNER)), RunningServer.NOW));
    }

    private static Dwelling paying(String tariff) {
        return new Dwelling("", "", 0, 0, tariff, "");
    }
}
