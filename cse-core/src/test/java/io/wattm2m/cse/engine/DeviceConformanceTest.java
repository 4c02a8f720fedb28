// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CONFLICT;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.DELETED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.INVALID_SEMANTICS;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_FOUND;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_IMPLEMENTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OPERATION_NOT_ALLOWED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static io.wattm2m.cse.testing.ResponseAssert.attribute;
import static io.wattm2m.cse.testing.ResponseAssert.id;
import static io.wattm2m.cse.testing.TestCse.ADMIN;

import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.TestCse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** TS-0001 9.6.9, 9.6.10, 9.6.15, 9.6.18, 9.6.30: nodes, what is managed on them, and what else belongs to devices. */
class DeviceConformanceTest {
    private static final Map<String, Object> DAYTIME = Map.of("sce", List.of("* * 8-18 * * * *"));
    private static final String NODE = "cse-in/node";
    private final TestCse cse = TestCse.start();

    @BeforeEach
    void createNode() {
        cse.register("meter", "Cmeter");
        assertThatResponse(create("cse-in", 14, "m2m:nod", Map.of("rn", "node", "ni", "urn:node:1"))).is(CREATED);
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void aTriggerIsAnsweredAsSetAndStoredAsDone() {
        firmware();

        ResponsePrimitive triggered = cse.update(ADMIN, NODE + "/firmware", "m2m:fwr", Map.of("ud", true));

        assertThatResponse(triggered).is(UPDATED).has("ud", true);
        assertThatResponse(cse.retrieve(ADMIN, NODE + "/firmware")).has("ud", false).has("uds",
                Map.of("acn", "update", "sus", 3L));
    }

    @Test
    void theDeviceWritesHowTheActionWent() {
        assertThatResponse(firmware()).has("uds", Map.of("acn", "update", "sus", 0L));
        Map<String, Object> done = Map.of("acn", "update", "sus", 1L);

        assertThatResponse(cse.update(ADMIN, NODE + "/firmware", "m2m:fwr", Map.of("uds", done))).is(UPDATED);

        assertThatResponse(cse.retrieve(ADMIN, NODE + "/firmware")).has("uds", done);
    }

    @Test
    void actionsThatExcludeEachOtherAreRefused() {
        Map<String, Object> capability = Map.of("rn", "switch", "mgd", 1008L, "can", "relay", "att", true, "cas",
                Map.of("acn", "enable", "sus", 1L), "cus", true);
        create(NODE, 13, "m2m:dvc", capability);
        create(NODE, 13, "m2m:rbo", Map.of("rn", "reboot", "mgd", 1009L));

        assertThatResponse(cse.update(ADMIN, NODE + "/switch", "m2m:dvc", Map.of("ena", true, "dis", true)))
                .isRefused(BAD_REQUEST, "ena", "dis");
        assertThatResponse(cse.update(ADMIN, NODE + "/reboot", "m2m:rbo", Map.of("rbo", true, "far", true)))
                .isRefused(BAD_REQUEST, "rbo", "far");
    }

    @Test
    void aManagementObjectIsWhatItsDefinitionSays() {
        assertThatResponse(create(NODE, 13, "m2m:bat", Map.of("mgd", 1001L, "btl", 50L, "bts", 1L)))
                .isRefused(BAD_REQUEST, "mgd", "1006");
        assertThatResponse(create(NODE, 13, "m2m:bat", Map.of("mgd", 1006L, "btl", 101L, "bts", 1L)))
                .isRefused(BAD_REQUEST, "btl");
        assertThatResponse(create(NODE, 13, "m2m:bat", Map.of("mgd", 1006L, "btl", 1L, "bts", 1L, "mgs", "http://x/y")))
                .isRefused(BAD_REQUEST, "mgs");
        assertThatResponse(create(NODE, 13, "dcfg:datc",
                Map.of("mgd", 1021L, "cntp", "cse-in/c", "rpsc", "x", "rpil", 1L)))
                .isRefused(BAD_REQUEST, "rpsc", "rpil");
    }

    @Test
    void whatTheStandardKnowsAndThisCseDoesNotIsNotImplemented() {
        assertThatResponse(create(NODE, 13, "m2m:mine", Map.of("mgd", 0L, "mgs", "http://x/y", "own", 1L)))
                .isRefused(NOT_IMPLEMENTED, "mgd");
        assertThatResponse(create(NODE, 13, "dcfg:oauth2", Map.of("mgd", 1027L))).isRefused(NOT_IMPLEMENTED, "1027");
        assertThatResponse(create(NODE, 13, "m2m:none", Map.of("mgd", 1001L))).isRefused(BAD_REQUEST, "m2m:none");
        Map.of("m2m:rol", 31, "m2m:tk", 32, "m2m:dac", 34, "m2m:mgc", 12, "m2m:tgr", 47, "m2m:dlv", 6).forEach(
                (name, number) -> assertThatResponse(create("cse-in", number, name, Map.of()))
                        .isRefused(NOT_IMPLEMENTED, number.toString()));
        assertThatResponse(create("cse-in", 99, "m2m:xyz", Map.of())).isRefused(BAD_REQUEST, "99");
    }

    @Test
    void serviceSubscriptionsAreOnlyAtAnInfrastructureNode() {
        try (TestCse middle = TestCse.start(Map.of("cse.type", "mn"))) {
            assertThatResponse(middle.create(ADMIN, "cse-in", 11, "m2m:mssp", Map.of()))
                    .isRefused(OPERATION_NOT_ALLOWED, "m2mServiceSubscriptionProfile");
            assertThatResponse(middle.create(ADMIN, "cse-in", 19, "m2m:asar", Map.of()))
                    .isRefused(OPERATION_NOT_ALLOWED, "serviceSubscribedAppRule");
        }
        assertThatResponse(create("cse-in", 11, "m2m:mssp", Map.of())).is(CREATED);
        assertThatResponse(create("cse-in", 19, "m2m:asar", Map.of())).is(CREATED);
    }

    @Test
    void aSubscriptionHasOneScheduleOfAFixedName() {
        create("cse-in/meter", 23, "m2m:sub", Map.of("rn", "sub", "nu", List.of(ADMIN)));

        assertThatResponse(schedule("cse-in/meter/sub", Map.of("rn", "mine"))).isRefused(BAD_REQUEST, "rn");
        assertThatResponse(schedule("cse-in/meter/sub", Map.of("nco", true))).isRefused(BAD_REQUEST, "nco");
        assertThatResponse(schedule("cse-in/meter/sub", Map.of())).is(CREATED).has("rn", "notificationSchedule");
        assertThatResponse(cse.retrieve(ADMIN, "cse-in/meter/sub/notificationSchedule")).has("se", DAYTIME);
        assertThatResponse(schedule("cse-in/meter/sub", Map.of())).isRefused(BAD_REQUEST, "schedule");
    }

    @Test
    void theCseHasOneScheduleANodeMany() {
        assertThatResponse(schedule("cse-in", Map.of())).is(CREATED);
        assertThatResponse(schedule("cse-in", Map.of())).isRefused(BAD_REQUEST, "schedule");
        assertThatResponse(schedule(NODE, Map.of("nco", true))).is(CREATED);
        assertThatResponse(schedule(NODE, Map.of())).is(CREATED);
    }

    @Test
    void aLocationPolicyComesAndGoesWithItsContainer() {
        ResponsePrimitive policy =
                create("cse-in", 10, "m2m:lcp",
                        Map.of("rn", "where", "los", 2L, "lon", "places", "et", "20270101T000000"));

        assertThatResponse(policy).is(CREATED).has("lit", 1L);
        assertThatResponse(cse.retrieve(ADMIN, (String) attribute(policy, "loi"))).has("rn", "places")
                .has("li", id(policy)).has("et", "20270101T000000");
        assertThatResponse(create("cse-in/places", 4, "m2m:cin", Map.of("con", "37.5,127.1"))).is(CREATED);
        assertThatResponse(cse.update(ADMIN, "cse-in/where", "m2m:lcp", Map.of("et", "20280101T000000"))).is(UPDATED);
        assertThatResponse(cse.retrieve(ADMIN, "cse-in/places")).has("et", "20280101T000000,000000").has("cni", 1L);
        assertThatResponse(create("cse-in", 10, "m2m:lcp", Map.of("los", 2L, "lon", "places"))).isRefused(CONFLICT);
        assertThatResponse(cse.delete(ADMIN, "cse-in/where")).is(DELETED);
        assertThatResponse(cse.retrieve(ADMIN, "cse-in/places")).isRefused(NOT_FOUND);
    }

    @Test
    void locationsThatOnlyANetworkKnowsAreNotSupported() {
        assertThatResponse(create("cse-in", 10, "m2m:lcp", Map.of("los", 1L))).isRefused(NOT_IMPLEMENTED, "los");
        assertThatResponse(create("cse-in", 10, "m2m:lcp", Map.of("los", 2L, "lit", 2L))).isRefused(BAD_REQUEST, "lit",
                "gta", "gec");
    }

    @Test
    void semanticDescriptorsAreKeptAndNotReasonedAbout() {
        assertThatResponse(create("cse-in/meter", 24, "m2m:smd", Map.of("dcrp", 4L, "dsp", "a"))).isRefused(BAD_REQUEST,
                "dsp");
        assertThatResponse(create("cse-in/meter", 24, "m2m:smd", Map.of("dcrp", 1L, "dsp", "YQ=="))).isRefused(
                BAD_REQUEST, "dcrp");
        assertThatResponse(create("cse-in/meter", 24, "m2m:smd", Map.of("rn", "smd", "dcrp", 6L, "dsp", "YQ==")))
                .is(CREATED);
        assertThatResponse(cse.update(ADMIN, "cse-in/meter/smd", "m2m:smd", Map.of("soe", "DELETE")))
                .isRefused(NOT_IMPLEMENTED, "soe");
        assertThatResponse(cse.update(ADMIN, "cse-in/meter/smd", "m2m:smd", Map.of("soe", "DELETE", "dsp", "Yg==")))
                .isRefused(BAD_REQUEST, "soe", "dsp");
        assertThatResponse(cse.update(ADMIN, "cse-in/meter/smd", "m2m:smd", Map.of("vlde", true)))
                .isRefused(INVALID_SEMANTICS, "vlde");
    }

    private ResponsePrimitive firmware() {
        return create(NODE, 13, "m2m:fwr", Map.of("rn", "firmware", "mgd", 1001L, "vr", "1.0", "fwn", "plug", "url",
                "http://example.org/fw", "ud", false));
    }

    private ResponsePrimitive schedule(String parent, Map<String, Object> more) {
        Map<String, Object> attributes = new HashMap<>(Map.of("se", DAYTIME));
        attributes.putAll(more);
        return create(parent, 18, "m2m:sch", attributes);
    }

    private ResponsePrimitive create(String parent, int type, String name, Map<String, Object> attributes) {
        return cse.create(ADMIN, parent, type, name, attributes);
    }
}
