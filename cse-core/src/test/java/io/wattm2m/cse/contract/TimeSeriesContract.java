// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.36, 9.6.37 and 10.2.4.26: series of data, and what is missing in them. */
interface TimeSeriesContract {

    ContractCse cse();

    @Test
    default void aSeriesKeepsItsNewestInstances() {
        Registered ae = series(Map.of("rn", "series", "mni", 2L));

        List.of("20260105T101500", "20260105T101501", "20260105T101502").forEach(
                generated -> assertThatResponse(instance(ae, generated)).is(ResponseStatusCode.CREATED));

        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/series")).has("cni", 2L);
        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/series/la")).has("dgt", "20260105T101502");
        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/series/ol")).has("dgt", "20260105T101501");
    }

    @Test
    default void thereIsOneInstanceForAMoment() {
        Registered ae = series(Map.of("rn", "series"));
        instance(ae, "20260105T101500");

        assertThatResponse(instance(ae, "20260105T101500")).isRefused(ResponseStatusCode.CONFLICT);
    }

    /** TS-0001 9.6.37: the moment of an instance may be counted from its creation. */
    @Test
    default void aMomentMayBeRelative() {
        Registered ae = series(Map.of("rn", "series"));

        assertThatResponse(instance(ae, "1500")).is(ResponseStatusCode.CREATED).has("dgt", "1500");
        assertThatResponse(instance(ae, "soon")).isRefused(ResponseStatusCode.BAD_REQUEST, "dgt");
    }

    @Test
    default void theParametersOfTheDetectionAreChecked() {
        Registered ae = cse().register();

        assertThatResponse(cse().create(ae.id(), ae.path(), 29, "m2m:ts", Map.of("pei", 1000L, "peid", 600L)))
                .isRefused(ResponseStatusCode.BAD_REQUEST);
        assertThatResponse(cse().create(ae.id(), ae.path(), 29, "m2m:ts", Map.of("pei", 1000L, "mdd", true)))
                .isRefused(ResponseStatusCode.BAD_REQUEST);
    }

    @Test
    default void missingDataAreNotedAndTold() {
        Registered ae = series(Map.of("rn", "series", "pei", 200L, "mdt", 150L, "mdn", 5L, "mdd", true));
        assertThatResponse(cse().create(ae.id(), ae.path() + "/series", 23, "m2m:sub",
                Map.of("rn", "watch", "nu", List.of(cse().client().notificationUrl().toString()), "enc",
                        Map.of("net", List.of(8L), "md", Map.of("num", 1L, "dur", "PT1M")))))
                .is(ResponseStatusCode.CREATED);

        instance(ae, Timestamps.format(Instant.now()));

        await().until(() -> cse().client().received().stream().flatMap(request -> request.content().stream())
                .anyMatch(content -> content.toString().contains("m2m:tsn") && content.toString().contains("mdlt")));
        ResponsePrimitive series = cse().retrieve(ae.id(), ae.path() + "/series");
        assertThat((List<?>) series.content().orElseThrow().members().get("mdlt")).isNotEmpty();
    }

    private Registered series(Map<String, Object> attributes) {
        Registered ae = cse().register();
        assertThatResponse(cse().create(ae.id(), ae.path(), 29, "m2m:ts", attributes)).is(ResponseStatusCode.CREATED);
        return ae;
    }

    private ResponsePrimitive instance(Registered ae, String generated) {
        return cse().create(ae.id(), ae.path() + "/series", 30, "m2m:tsi", Map.of("dgt", generated, "con", "20.5"));
    }
}
