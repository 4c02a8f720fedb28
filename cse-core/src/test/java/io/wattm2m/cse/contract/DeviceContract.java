// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.contract.ContractCse.ADMIN;
import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What devices are told to do, what comes with them, and what applications leave to the CSE to do. */
interface DeviceContract {

    ContractCse cse();

    /** TS-0001 9.6.15 with D.2: an action of a management object is told as set, and stored as begun. */
    @Test
    default void aDeviceIsToldWhatItIsToDo() {
        String node = id(cse().create(ADMIN, ContractCse.BASE, 14, "m2m:nod", Map.of("ni", "urn:node:1")));
        ResponsePrimitive firmware = cse().create(ADMIN, node, 13, "m2m:fwr", Map.of("mgd", 1001L, "vr", "1", "fwn",
                "plug", "url", "http://example.org/fw", "ud", false));
        assertThatResponse(firmware).is(CREATED);
        assertThatResponse(cse().create(ADMIN, id(firmware), 23, "m2m:sub",
                Map.of("nu", List.of(cse().client().notificationUrl().toString()), "nct", 2L))).is(CREATED);

        assertThatResponse(cse().update(ADMIN, id(firmware), "m2m:fwr", Map.of("ud", true))).is(UPDATED)
                .has("ud", true);

        assertThatResponse(cse().retrieve(ADMIN, id(firmware))).has("ud", false)
                .has("uds", Map.of("acn", "update", "sus", 3L));
        await().until(() -> cse().client().received().stream().flatMap(request -> request.content().stream())
                .anyMatch(content -> content.toString().contains("m2m:fwr={ud=true")
                        || content.toString().matches(".*m2m:fwr=\\{[^}]*ud=true.*")));
        assertThatResponse(cse().delete(ADMIN, node)).is(DELETED);
    }

    /** TS-0001 9.6.10: the container of a location policy comes and goes with it. */
    @Test
    default void aLocationPolicyBringsItsContainer() {
        ResponsePrimitive policy = cse().create(ADMIN, ContractCse.BASE, 10, "m2m:lcp", Map.of("los", 2L));
        assertThatResponse(policy).is(CREATED);
        String container = (String) attribute(policy, "loi");

        assertThatResponse(cse().retrieve(ADMIN, container)).has("ty", 3L).has("li", id(policy));
        assertThatResponse(cse().create(ADMIN, container, 4, "m2m:cin", Map.of("con", "37.5,127.1"))).is(CREATED);
        assertThatResponse(cse().delete(ADMIN, id(policy))).is(DELETED);

        assertThatResponse(cse().retrieve(ADMIN, container)).isRefused(NOT_FOUND);
    }

    /** TS-0001 9.6.61 and 9.6.63 (Release 4): actions and what they depend on. */
    @Test
    default void anActionIsDoneWhenItsCriteriaAndWhatItDependsOnAreMet() {
        Registered ae = cse().registerWithContainer();
        String power = ae.path() + "/power";
        assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("rn", "alarms"))).is(CREATED);
        Map<String, Object> request = Map.of("op", 1L, "ty", 4L, "pc", Map.of("m2m:cin", Map.of("con", "too many")));
        ResponsePrimitive action = cse().create(ae.id(), power, 65, "m2m:actr", Map.of("rn", "action", "evc",
                Map.of("optr", 3L, "sbjt", "cni", "thld", 1L), "evm", 3L, "ecp", 1L, "orc", ae.path() + "/alarms",
                "apv",
                request));
        assertThatResponse(action).is(CREATED);
        String dependency = id(cse().create(ae.id(), power + "/action", 66, "m2m:depr", Map.of("evc",
                Map.of("optr", 1L, "sbjt", "mni", "thld", 9L), "rri", ae.path() + "/alarms", "sfc", false)));
        assertThatResponse(cse().update(ae.id(), power + "/action", "m2m:actr", Map.of("dep", List.of(dependency))))
                .is(UPDATED);

        cse().instance(ae, "1");
        cse().instance(ae, "2");
        assertThatResponse(cse().retrieve(ae.id(), ae.path() + "/alarms")).has("cni", 0L);
        assertThatResponse(cse().update(ae.id(), ae.path() + "/alarms", "m2m:cnt", Map.of("mni", 9L))).is(UPDATED);
        cse().instance(ae, "3");

        await().until(() -> attribute(cse().retrieve(ae.id(), ae.path() + "/alarms"), "cni"), Long.valueOf(1)::equals);
    }

    /** TS-0001 9.6.1.3.1, expirationTime: in the past it is refused, and when it has come the resource goes. */
    @Test
    default void aResourceExpires() {
        Registered ae = cse().register();

        assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("et", "20200101T000000")))
                .isRefused(BAD_REQUEST, "et");
        assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt",
                Map.of("rn", "short", "et", Timestamps.format(Instant.now().plusMillis(300))))).is(CREATED);

        await().until(() -> cse().retrieve(ae.id(), ae.path() + "/short").status(), NOT_FOUND::equals);
    }

    /** TS-0004 7.3.3.8: no child outlives its parent; it is shortened itself first. */
    @Test
    default void aResourceIsNotShortenedBelowItsChildren() {
        Registered ae = cse().register();
        String parent = ae.path() + "/outer";
        String child = parent + "/inner";
        assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("rn", "outer"))).is(CREATED);
        assertThatResponse(cse().create(ae.id(), parent, 3, "m2m:cnt", Map.of("rn", "inner", "et", "20350101T000000")))
                .is(CREATED);

        assertThatResponse(cse().update(ae.id(), parent, "m2m:cnt", Map.of("et", "20340101T000000")))
                .isRefused(BAD_REQUEST, child);
        assertThatResponse(cse().update(ae.id(), parent, "m2m:cnt", Map.of("et", "20350101T000000"))).is(UPDATED);
        assertThatResponse(cse().update(ae.id(), child, "m2m:cnt", Map.of("et", "20330101T000000"))).is(UPDATED);
        assertThatResponse(cse().update(ae.id(), parent, "m2m:cnt", Map.of("et", "20340101T000000"))).is(UPDATED);
    }

    /** TS-0004 6.3.5 (m2m:geoCoordinates): the coordinates are those of the geometry. */
    @Test
    default void aLocationHasTheCoordinatesOfItsGeometry() {
        Registered ae = cse().register();

        for (Map<String, Object> location : List.<Map<String, Object>>of(Map.of("typ", 1L, "crd", "here"),
                Map.of("typ", 1L, "crd", "[127.1]"), Map.of("typ", 2L, "crd", "[127.1,37.5]"),
                Map.of("typ", 3L, "crd", "[[[0,0],[1,0],[1,1]]]"))) {
            assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("loc", location)))
                    .isRefused(BAD_REQUEST, "loc");
            assertThatResponse(cse().update(ae.id(), ae.path(), "m2m:ae", Map.of("loc", location)))
                    .isRefused(BAD_REQUEST, "loc");
        }
        assertThatResponse(cse().update(ae.id(), ae.path(), "m2m:ae",
                Map.of("loc", Map.of("typ", 3L, "crd", "[[[0,0],[1,0],[1,1],[0,0]]]")))).is(UPDATED);
    }

    /** TS-0001 9.6.1.3.2, creator: told where it is asked for, by the CSE alone. */
    @Test
    default void theCreatorIsNamedWhereThatIsAskedFor() {
        Registered ae = cse().register();

        assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("rn", "signed", "cr", Null.NULL)))
                .is(CREATED).has("cr", ae.id());
        assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("rn", "plain"))).is(CREATED)
                .lacks("cr");
        assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("cr", "Csomebody")))
                .isRefused(BAD_REQUEST, "cr");
    }
}
