// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.energy.mca.HourlyResults;
import io.wattm2m.energy.mca.Registrar;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hours in the CSE. */
class HourlyResultsTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant ELEVEN = TEN.plusSeconds(3600);
    private static final Span UNTIL_NOON = new Span(TEN, ELEVEN.plusSeconds(3600));
    private static final String HOURLY = "cse-in/energy/kettle/hourly";
    private final FakeCse cse = new FakeCse();
    private final Registrar registrar = new Registrar(cse, cse.registrar(), "Cenergy");
    private final HourlyResults results = new HourlyResults(registrar, TestContainers.of(registrar));

    @BeforeEach
    void application() {
        cse.receive(RequestPrimitive.create("Cenergy", "cse-in", 2, new Content("m2m:ae", Map.of("rn", "energy"))));
    }

    @Test
    void anHourIsToldAgainOnlyWhereItIsNotWhatWasToldLast() {
        publish(60, 30);
        publish(60, 30);
        assertThat(told()).containsExactly("20260105T1000Z 60.0", "20260105T1100Z 30.0");

        publish(60, 20);
        publish(60, 20);
        publish(60, 30);

        assertThat(told()).containsExactly("20260105T1000Z 60.0", "20260105T1100Z 30.0", "20260105T1100Z-2 20.0",
                "20260105T1100Z-3 30.0");
    }

    @Test
    void anHourThatWasToldFirstMayBeForgotten() {
        publish(60, 30);
        publish(60, 20);
        publish(60, 10);
        String second = cse.below(HOURLY).stream().map(instance -> String.valueOf(instance.get("rn")))
                .filter(name -> name.startsWith("20260105T1100Z-2-")).findFirst().orElseThrow();
        cse.receive(RequestPrimitive.delete("Cenergy", HOURLY + "/" + second));

        publish(60, 40);

        assertThat(told()).containsExactly("20260105T1000Z 60.0", "20260105T1100Z 30.0", "20260105T1100Z-3 10.0",
                "20260105T1100Z-4 40.0");
    }

    @Test
    void anHourThatIsNoneAnyMoreComesToNothing() {
        publish(60, 30);

        results.publish("kettle", new Span(TEN, ELEVEN), List.of(hour(TEN, 60)));
        assertThat(told()).hasSize(2);
        results.publish("kettle", UNTIL_NOON, List.of(hour(TEN, 60)));
        results.publish("kettle", UNTIL_NOON, List.of(hour(TEN, 60)));

        assertThat(told()).containsExactly("20260105T1000Z 60.0", "20260105T1100Z 30.0", "20260105T1100Z-2 0.0");
    }

    @Test
    void aPlugThatHasComeBackAfterItWasErasedIsToldOfAgain() {
        publish(60, 30);
        cse.remove("cse-in/energy/kettle");

        publish(50, 20);

        assertThat(told()).containsExactly("20260105T1000Z 50.0", "20260105T1100Z 20.0");
    }

    private void publish(double... energyWh) {
        results.publish("kettle", UNTIL_NOON, List.of(hour(TEN, energyWh[0]), hour(ELEVEN, energyWh[1])));
    }

    private static Rollup hour(Instant start, double energyWh) {
        return new Rollup("kettle", Resolution.HOUR, start, energyWh, 3600, 0, 100);
    }

    private Stream<String> told() {
        return cse.below(HOURLY).stream().map(instance -> TestContainers.called(instance.get("rn")) + " "
                + ((Map<?, ?>) instance.get("con")).get("energyWh"));
    }
}
