// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CONFLICT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_CHILD_RESOURCE_TYPE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_ACCEPTABLE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_IMPLEMENTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.primitive.ResultContent.ATTRIBUTES_AND_CHILD_RESOURCES;
import static io.wattm2m.cse.primitive.ResultContent.CHILD_RESOURCES;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResultContent;
import io.wattm2m.cse.testing.TestCse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.6, 9.6.7 and 10.2.4: containers and their instances. */
class ContainerConformanceTest {
    private static final String METER = "Cmeter";
    private final TestCse cse = TestCse.start();

    @BeforeEach
    void register() {
        assertThatResponse(cse.register("meter", METER)).is(CREATED);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void aNewContainerIsEmptyAndBeginsToCount() {
        ResponsePrimitive created = container(Map.of("rn", "power", "lbl", List.of("kind:power")));

        assertThatResponse(created).is(CREATED).has("st", 0L).has("cni", 0L).has("cbs", 0L).has("ty", 3L)
                .has("rn", "power").has("pi", METER).has("ct", "20260105T101500,000000").lacks("cr");
    }

    @Test
    void theCreatorIsFilledInWhereItIsAskedFor() {
        assertThatResponse(container(Map.of("rn", "power", "cr", Null.NULL))).is(CREATED).has("cr", METER);
        assertThatResponse(container(Map.of("cr", "Cother"))).isRefused(BAD_REQUEST, "cr");
    }

    @Test
    void anInstanceIsCountedAndTakesTheStateTag() {
        container(Map.of("rn", "power"));

        ResponsePrimitive instance = instance("42.5 €");

        assertThatResponse(instance).is(CREATED).has("st", 1L).has("cs", 8L).has("con", "42.5 €");
        assertThatResponse(retrieve("power")).has("cni", 1L).has("cbs", 8L).has("st", 1L);
    }

    @Test
    void contentMayBeAnyJsonValueAndComesBackAsItWas() {
        container(Map.of("rn", "power"));

        instance(Map.of("power", 295.4, "on", true, "list", List.of(1L, 2L)));

        assertThatResponse(retrieve("power/la")).has("con",
                Map.of("power", 295.4, "on", true, "list", List.of(1L, 2L)));
    }

    /** TS-0001 9.6.5 and 9.6.6: below what is announced stand resources of this CSE as well. */
    @Test
    void aContainerMayStandBelowAnAnnouncedResource() {
        assertThatResponse(cse.create("/mn1", "cse-in", 16, "m2m:csr", Map.of("rn", "mn1", "cb", "/mn1/cse-mn", "rr",
                false, "srv", List.of("4"), "csi", "/mn1"))).is(CREATED);
        assertThatResponse(cse.create("/mn1", "cse-in/mn1", 10_002, "m2m:aeA", Map.of("rn", "a", "lnk", "/mn1/Ca")))
                .is(CREATED);
        assertThatResponse(cse.create("/mn1", "cse-in/mn1/a", 3, "m2m:cnt", Map.of("rn", "below"))).is(CREATED);
        assertThatResponse(cse.create("/mn1", "cse-in/mn1/a/below", 4, "m2m:cin", Map.of("con", "x"))).is(CREATED);
    }

    @Test
    void theLatestIsTheNewestThatHasNotExpired() {
        container(Map.of("rn", "power"));
        instance("a");
        instance("b");
        assertThatResponse(cse.create(METER, "cse-in/meter/power", 4, "m2m:cin",
                Map.of("con", "c", "et", "20260105T101503"))).is(CREATED);

        cse.clock().advance(Duration.ofSeconds(4));

        assertThatResponse(retrieve("power/la")).has("con", "b");
        assertThatResponse(retrieve("power/ol")).has("con", "a");
    }

    @Test
    void creatingBeyondMaxNrOfInstancesRemovesTheOldest() {
        container(Map.of("rn", "power", "mni", 2L));

        List.of("a", "b", "c").forEach(this::instance);

        assertThatResponse(retrieve("power/ol")).has("con", "b");
        assertThatResponse(retrieve("power/la")).has("con", "c");
        assertThatResponse(retrieve("power")).has("cni", 2L).has("cbs", 2L).has("st", 3L);
    }

    @Test
    void creatingBeyondMaxByteSizeRemovesAsManyOfTheOldestAsItTakes() {
        container(Map.of("rn", "power", "mbs", 6L));

        List.of("aa", "bb", "cc", "dddd").forEach(this::instance);

        assertThatResponse(retrieve("power/ol")).has("con", "cc");
        assertThatResponse(retrieve("power")).has("cni", 2L).has("cbs", 6L);
    }

    @Test
    void anInstanceLargerThanMaxByteSizeIsNotAcceptable() {
        container(Map.of("rn", "power", "mbs", 3L));
        instance("abc");

        assertThatResponse(instance("abcd")).isRefused(NOT_ACCEPTABLE, "con", "mbs");

        assertThatResponse(retrieve("power")).has("cni", 1L);
    }

    @Test
    void loweringTheLimitRemovesInstancesAtOnceAndCountsInTheStateTag() {
        container(Map.of("rn", "power"));
        List.of("a", "b", "c").forEach(this::instance);

        assertThatResponse(update(Map.of("mni", 1L))).is(UPDATED).has("cni", 1L).has("st", 4L);

        assertThatResponse(retrieve("power/ol")).has("con", "c");
    }

    @Test
    void anInstanceExpiresWhenItHasReachedMaxInstanceAge() {
        container(Map.of("rn", "power", "mia", 60L));

        assertThatResponse(instance("a")).has("et", "20260105T101600,000000");
    }

    /** TS-0004 7.3.3.15: who may not ask is not told that there is none. */
    @Test
    void latestAndOldestOfAnEmptyContainerAreRefusedToWhoMayNotRetrieveThem() {
        cse.register("other", "Cother");
        container(Map.of("rn", "power"));

        for (String name : List.of("power/la", "power/ol")) {
            assertThatResponse(cse.retrieve("Cother", "cse-in/meter/" + name)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
            assertThatResponse(cse.delete("Cother", "cse-in/meter/" + name)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        }
    }

    @Test
    void latestAndOldestOfAnEmptyContainerAreNotFound() {
        container(Map.of("rn", "power"));

        for (String name : List.of("power/la", "power/ol")) {
            assertThatResponse(retrieve(name)).isRefused(NOT_FOUND);
            assertThatResponse(cse.delete(METER, "cse-in/meter/" + name)).isRefused(NOT_FOUND);
        }
    }

    @Test
    void deletingLatestDeletesTheInstanceAndCountsDown() {
        container(Map.of("rn", "power"));
        List.of("a", "bb").forEach(this::instance);

        assertThatResponse(cse.delete(METER, "cse-in/meter/power/la")).is(DELETED);

        assertThatResponse(retrieve("power/la")).has("con", "a");
        assertThatResponse(retrieve("power")).has("cni", 1L).has("cbs", 1L);
    }

    @Test
    void instancesAndVirtualResourcesCannotBeUpdated() {
        container(Map.of("rn", "power"));
        String instance = id(instance("a"));

        for (String to : List.of(instance, "cse-in/meter/power/la", "cse-in/meter/power/ol")) {
            assertThatResponse(cse.update(METER, to, "m2m:cin", Map.of("con", "b"))).isRefused(OPERATION_NOT_ALLOWED);
        }
    }

    @Test
    void namesOfVirtualResourcesAreReserved() {
        container(Map.of("rn", "power"));

        for (String name : List.of("la", "ol")) {
            assertThatResponse(cse.create(METER, "cse-in/meter/power", 3, "m2m:cnt", Map.of("rn", name)))
                    .isRefused(OPERATION_NOT_ALLOWED, name);
        }
    }

    @Test
    void aNameIsTakenOnlyOnceAmongSiblings() {
        container(Map.of("rn", "power"));

        assertThatResponse(container(Map.of("rn", "power"))).isRefused(CONFLICT, "power");
        assertThatResponse(cse.create(METER, "cse-in/meter/power", 3, "m2m:cnt", Map.of("rn", "power"))).is(CREATED);
    }

    @Test
    void faultyRepresentationsAreRefusedByName() {
        Map<String, Map<String, Object>> faults = Map.of("mni", Map.of("mni", -1L), "mbs", Map.of("mbs", "many"),
                "lbl", Map.of("lbl", "one"), "unknown", Map.of("unknown", 1L), "cni", Map.of("cni", 1L), "rn",
                Map.of("rn", "a/b"), "et", Map.of("et", "20250101T000000"), "ty", Map.of("ty", 3L));

        faults.forEach((name, attributes) -> assertThatResponse(container(attributes)).isRefused(BAD_REQUEST, name));
    }

    @Test
    void whatIsKnownButNotSupportedIsSaidSo() {
        assertThatResponse(container(Map.of("daci", List.of("/other")))).isRefused(NOT_IMPLEMENTED, "daci");
        assertThatResponse(cse.create(METER, "cse-in/meter", 38, "m2m:ontr", Map.of())).isRefused(NOT_IMPLEMENTED,
                "38");
        assertThatResponse(cse.create(METER, "cse-in/meter", 999, "m2m:xyz", Map.of())).isRefused(BAD_REQUEST, "999");
    }

    @Test
    void aContentInstanceIsNoChildOfAnAe() {
        assertThatResponse(cse.create(METER, "cse-in/meter", 4, "m2m:cin", Map.of("con", "a")))
                .isRefused(INVALID_CHILD_RESOURCE_TYPE, "contentInstance", "AE");
    }

    @Test
    void disabledRetrievalHidesInstancesAndReopeningRemovesThem() {
        container(Map.of("rn", "power", "disr", true));
        String instance = id(instance("a"));

        for (String to : List.of(instance, "cse-in/meter/power/la", "cse-in/meter/power/ol")) {
            assertThatResponse(cse.retrieve(METER, to)).isRefused(OPERATION_NOT_ALLOWED, "disr");
            assertThatResponse(cse.delete(METER, to)).isRefused(OPERATION_NOT_ALLOWED, "disr");
            assertThatResponse(cse.retrieve("Cother", to)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
            assertThatResponse(cse.delete("Cother", to)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        }
        for (ResultContent form : List.of(ATTRIBUTES_AND_CHILD_RESOURCES, CHILD_RESOURCES)) {
            assertThatResponse(cse.retrieve(METER, "cse-in/meter/power", form)).is(OK).lacks("m2m:cin");
            assertThat(cse.retrieve(METER, "cse-in/meter", form).content().toString()).contains("power")
                    .doesNotContain(instance);
        }
        assertThatResponse(update(Map.of("disr", false))).is(UPDATED).has("cni", 0L);
        assertThatResponse(retrieve("power/la")).isRefused(NOT_FOUND);
    }

    @Test
    void anAttributeIsRemovedByNullUnlessItIsMandatory() {
        container(Map.of("rn", "power", "mni", 5L, "lbl", List.of("a")));

        assertThatResponse(update(Map.of("mni", Null.NULL, "lbl", Null.NULL))).is(UPDATED).lacks("mni").lacks("lbl");
        assertThatResponse(update(Map.of("et", Null.NULL))).is(UPDATED);
        assertThatResponse(update(Map.of("cni", Null.NULL))).isRefused(BAD_REQUEST, "cni");
        assertThatResponse(update(Map.of("rn", "other"))).isRefused(BAD_REQUEST, "rn");
    }

    @Test
    void countersAreExactUnderConcurrency() {
        container(Map.of("rn", "power", "mni", 10L));

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                executor.submit(() -> instance("x"));
            }
        }

        assertThatResponse(retrieve("power")).has("cni", 10L).has("cbs", 10L).has("st", 200L);
    }

    @Test
    void deletingAContainerDeletesEverythingBelowIt() {
        container(Map.of("rn", "power"));
        String instance = id(instance("a"));

        assertThatResponse(cse.delete(METER, "cse-in/meter/power")).is(DELETED);

        assertThatResponse(cse.retrieve(METER, instance)).isRefused(NOT_FOUND);
        assertThatResponse(cse.delete(METER, "cse-in/meter/power")).isRefused(NOT_FOUND);
    }

    @Test
    void stateTagsGrowByOne() {
        container(Map.of("rn", "power"));
        Map<Object, Object> seen = new HashMap<>();

        for (int i = 0; i < 5; i++) {
            seen.put(attribute(instance("a"), "st"), i);
        }

        assertThat(seen).containsOnlyKeys(1L, 2L, 3L, 4L, 5L);
        assertThatResponse(retrieve("power")).is(OK);
    }

    private ResponsePrimitive container(Map<String, Object> attributes) {
        return cse.create(METER, "cse-in/meter", 3, "m2m:cnt", attributes);
    }

    private ResponsePrimitive instance(Object content) {
        return cse.create(METER, "cse-in/meter/power", 4, "m2m:cin", Map.of("con", content));
    }

    private ResponsePrimitive retrieve(String path) {
        return cse.retrieve(METER, "cse-in/meter/" + path);
    }

    private ResponsePrimitive update(Map<String, Object> attributes) {
        return cse.update(METER, "cse-in/meter/power", "m2m:cnt", attributes);
    }
}
