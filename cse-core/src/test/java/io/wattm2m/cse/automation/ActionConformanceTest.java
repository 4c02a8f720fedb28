// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.automation;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_IMPLEMENTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.TestCse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.61, 9.6.63 and 10.2.24 (Release 4): actions, what they depend on, and their execution. */
class ActionConformanceTest {
    private static final String METER = "Cmeter";
    private static final String POWER = "cse-in/meter/power";
    private static final String ALARMS = "cse-in/meter/alarms";
    private static final String ACTION = POWER + "/action";
    private static final Map<String, Object> ABOVE_TWO = criteria(3, "cni", 2L);
    private final TestCse cse = TestCse.start();

    @BeforeEach
    void register() {
        cse.register("meter", METER);
        cse.create(METER, "cse-in/meter", 3, "m2m:cnt", Map.of("rn", "power"));
        cse.create(METER, "cse-in/meter", 3, "m2m:cnt", Map.of("rn", "alarms"));
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void anActionOnceSendsItsRequestWhenTheCriteriaHoldAndIsOffThen() {
        assertThatResponse(action(Map.of("evm", 1L))).is(CREATED);

        readings(2);
        assertThat(alarms()).isZero();
        readings(3);

        awaitAlarms(1);
        await().untilAsserted(() -> assertThatResponse(cse.retrieve(METER, ACTION)).has("evm", 0L));
        Map<?, ?> result = (Map<?, ?>) attribute(cse.retrieve(METER, ACTION), "air");
        assertThat(result.get("rsc")).isEqualTo(2001L);
    }

    @Test
    void aContinuousActionSendsAsOftenAsItsParameterSays() {
        action(Map.of("evm", 3L, "ecp", 2L));

        readings(6);

        awaitAlarms(2);
        await().untilAsserted(() -> assertThatResponse(cse.retrieve(METER, ACTION)).has("evm", 0L).lacks("ecp"));
    }

    @Test
    void aPeriodicActionSendsOnceInAPeriod() {
        action(Map.of("evm", 2L, "ecp", 60_000L));

        readings(5);
        awaitAlarms(1);
        cse.clock().advance(Duration.ofMinutes(1));
        readings(1);

        awaitAlarms(2);
        assertThatResponse(cse.retrieve(METER, ACTION)).has("evm", 2L);
    }

    @Test
    void aNecessaryDependencyThatIsNotMetHoldsTheActionBack() {
        action(Map.of("evm", 1L));
        depend("necessary", false, criteria(1, "mni", 9L));
        action(Map.of("rn", "witness", "evm", 1L));

        readings(3);
        awaitAlarms(1);
        assertThatResponse(cse.retrieve(METER, ACTION)).has("evm", 1L).lacks("air");
        assertThatResponse(cse.update(METER, ALARMS, "m2m:cnt", Map.of("mni", 9L))).is(UPDATED);
        readings(1);

        awaitAlarms(2);
    }

    @Test
    void aSufficientDependencyThatIsMetNeedsNoOther() {
        action(Map.of("evm", 1L));
        depend("enough", true, criteria(2, "rn", "other"));

        readings(3);

        awaitAlarms(1);
    }

    @Test
    void nothingIsLeftBehindWhereTheCreatorMayNotRetrieveTheSubject() {
        cse.register("other", "Cother");
        cse.create(TestCse.ADMIN, "cse-in", 1, "m2m:acp", Map.of("rn", "open", "pv", rules(1), "pvs", rules(63)));
        cse.update(METER, POWER, "m2m:cnt", Map.of("acpi", List.of("cse-in/open")));
        Map<String, Object> foreign = attributes(Map.of("evm", 1L));
        assertThatResponse(cse.create("Cother", POWER, 65, "m2m:actr", foreign)).is(CREATED);
        Map<String, Object> own = attributes(Map.of("rn", "own"));
        assertThatResponse(cse.create(TestCse.ADMIN, POWER, 65, "m2m:actr", own)).is(CREATED);

        for (int i = 0; i < 3; i++) {
            cse.create(TestCse.ADMIN, POWER, 4, "m2m:cin", Map.of("con", "1"));
        }

        await().untilAsserted(() -> assertThatResponse(cse.retrieve(TestCse.ADMIN, POWER + "/own")).has("evm", 0L));
        assertThatResponse(cse.retrieve("Cother", ACTION)).has("evm", 1L).lacks("air");
    }

    /** TS-0001 7.2. */
    @Test
    void theSubjectIsFoundByEveryFormOfItsAddress() {
        for (String form : List.of(POWER, "-" + POWER.substring(POWER.indexOf('/')), "/id-in/" + POWER,
                "/id-in/-" + POWER.substring(POWER.indexOf('/')), METER + POWER.substring(POWER.lastIndexOf('/')))) {
            assertThatResponse(action(Map.of("rn", "by" + form.hashCode(), "sri", form))).as(form).is(CREATED);
        }
    }

    @Test
    void whatAnActionCannotHoldIsRefused() {
        assertThatResponse(action(Map.of("evm", 1L, "ecp", 5L))).isRefused(BAD_REQUEST, "ecp");
        assertThatResponse(action(Map.of("evm", 4L))).isRefused(BAD_REQUEST, "evm");
        assertThatResponse(action(Map.of("evc", criteria(1, "btl", 1L)))).isRefused(BAD_REQUEST, "btl");
        assertThatResponse(action(Map.of("sri", "cse-in/nowhere"))).isRefused(BAD_REQUEST, "sri");
        assertThatResponse(action(Map.of("apv", "create"))).isRefused(BAD_REQUEST, "apv");
        assertThatResponse(action(Map.of("apv", Map.of("op", 7L)))).isRefused(BAD_REQUEST, "op");
        assertThatResponse(action(Map.of("apv", Map.of("op", 2L, "fr", "Cother")))).isRefused(BAD_REQUEST, "fr");
        assertThatResponse(action(Map.of("sri", "/id-mn/x"))).isRefused(NOT_IMPLEMENTED, "sri");
        assertThatResponse(action(Map.of("ipu", Map.of()))).isRefused(NOT_IMPLEMENTED, "ipu");
    }

    @Test
    void onlyDependenciesOfTheActionItselfCount() {
        action(Map.of("evm", 1L));

        assertThatResponse(cse.update(METER, ACTION, "m2m:actr", Map.of("dep", List.of(POWER))))
                .isRefused(BAD_REQUEST, "dep");
    }

    private void depend(String name, boolean sufficient, Map<String, Object> criteria) {
        ResponsePrimitive dependency = cse.create(METER, ACTION, 66, "m2m:depr",
                Map.of("rn", name, "evc", criteria, "rri", ALARMS, "sfc", sufficient));
        assertThatResponse(dependency).is(CREATED);
        assertThatResponse(cse.update(METER, ACTION, "m2m:actr", Map.of("dep", List.of(id(dependency))))).is(UPDATED);
    }

    private ResponsePrimitive action(Map<String, Object> more) {
        return cse.create(METER, POWER, 65, "m2m:actr", attributes(more));
    }

    private static Map<String, Object> attributes(Map<String, Object> more) {
        Map<String, Object> request =
                Map.of("op", 1L, "ty", 4L, "pc", Map.of("m2m:cin", Map.of("con", "too many readings")));
        Map<String, Object> attributes = new HashMap<>(
                Map.of("rn", "action", "evc", ABOVE_TWO, "evm", 1L, "orc", ALARMS, "apv", request));
        attributes.putAll(more);
        return attributes;
    }

    private void readings(int number) {
        for (int i = 0; i < number; i++) {
            assertThatResponse(cse.create(METER, POWER, 4, "m2m:cin", Map.of("con", "1"))).is(CREATED);
        }
    }

    private void awaitAlarms(long number) {
        await().untilAsserted(() -> assertThat(alarms()).isEqualTo(number));
    }

    private long alarms() {
        return (Long) attribute(cse.retrieve(METER, ALARMS), "cni");
    }

    private static Map<String, Object> rules(long operations) {
        return Map.of("acr", List.of(Map.of("acor", List.of("all"), "acop", operations)));
    }

    private static Map<String, Object> criteria(long operator, String subject, Object threshold) {
        return Map.of("optr", operator, "sbjt", subject, "thld", threshold);
    }
}
