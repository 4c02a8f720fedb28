// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.energy.cost.CarbonFactor;
import io.wattm2m.energy.cost.Tariffs;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TariffFileTest {
    private static final LocalDate HOLIDAY = LocalDate.of(2026, 6, 3);
    private static final LocalDate OTHER = LocalDate.of(2026, 6, 4);

    @Test
    void theCalendarsHolidaysHoldForTariffsThatDoNotSayWhichAre() {
        Tariffs tariffs = TariffFile.parse("{\"tariffs\":[" + tariff("by-calendar", "") + ","
                + tariff("own", ",\"holidays\":[\"2026-06-04\"]") + "," + tariff("none", ",\"holidays\":[]")
                + "],\"carbon\":[{\"validFrom\":\"2000-01-01\",\"kgPerKwh\":0.4,\"source\":\"x\"}]}", HOLIDAY::equals);

        assertThat(tariffs.tariffs()).extracting(known -> known.isWorkingDay(HOLIDAY)).containsExactly(false, true,
                true);
        assertThat(tariffs.tariffs()).extracting(known -> known.isWorkingDay(OTHER)).containsExactly(true, false, true);
    }

    @Test
    void aTariffHasTheCarbonFactorsOfItsPlace() {
        Tariffs tariffs = TariffFile.parse("{\"tariffs\":[" + tariff("kr", "") + "," + tariff("no", "")
                + "],\"carbon\":[" + factor("0.478", "") + "," + factor("0.03", ",\"tariffs\":[\"no\"]") + "]}",
                HOLIDAY::equals);

        assertThat(tariffs.carbonOf("kr")).extracting(CarbonFactor::kgPerKwh).containsExactly(new BigDecimal("0.478"));
        assertThat(tariffs.carbonOf("no")).extracting(CarbonFactor::kgPerKwh).containsExactly(new BigDecimal("0.03"));
    }

    @Test
    void aCarbonFactorIsOfTariffsThatThereAreAndEveryTariffHasOne() {
        String only = "{\"tariffs\":[" + tariff("kr", "") + "," + tariff("no", "") + "],\"carbon\":[";

        assertThatThrownBy(() -> TariffFile.parse(only + factor("1", "") + ","
                + factor("1", ",\"tariffs\":[\"se\"]") + "]}", HOLIDAY::equals)).hasMessageContaining("no tariff se");
        assertThatThrownBy(() -> TariffFile.parse(only + factor("1", ",\"tariffs\":[\"no\"]") + "]}",
                HOLIDAY::equals)).hasMessageContaining("no factor for kr");
    }

    private static String factor(String kgPerKwh, String more) {
        return "{\"validFrom\":\"2000-01-01\",\"kgPerKwh\":" + kgPerKwh + ",\"source\":\"x\"" + more + "}";
    }

    private static String tariff(String id, String holidays) {
        return "{\"id\":\"" + id + "\",\"name\":\"x\",\"source\":\"x\",\"validFrom\":\"2026-01-01\","
                + "\"currency\":{\"code\":\"EUR\",\"decimals\":2},\"seasons\":[{\"name\":\"all\","
                + "\"months\":[1,2,3,4,5,6,7,8,9,10,11,12],\"tiers\":[{\"fromKwh\":0,\"pricePerKwh\":0.2,"
                + "\"perMonth\":0}]}],\"extras\":{\"exportPrice\":0}" + holidays + "}";
    }
}
