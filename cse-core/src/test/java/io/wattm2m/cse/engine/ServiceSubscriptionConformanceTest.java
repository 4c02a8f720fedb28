// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import static io.wattm2m.cse.primitive.ResponseStatusCode.APP_RULE_VALIDATION_FAILED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SERVICE_SUBSCRIPTION_NOT_ESTABLISHED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.testing.TestCse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TS-0001 10.2.2.2 with 9.6.19, 9.6.20 and 9.6.29: AEs register as far as a service subscription has them. */
class ServiceSubscriptionConformanceTest {
    private final TestCse cse = TestCse.start();

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void withoutAnySubscriptionEverybodyRegisters() {
        cse.create(TestCse.ADMIN, "cse-in", 11, "m2m:mssp", Map.of("rn", "profile"));
        rule("rule", Map.of("aai", List.of("Nmeter")));

        assertThatResponse(register("Clamp", "Nlamp")).is(CREATED);
    }

    @Test
    void aCseWithoutASubscriptionTakesNobody() {
        subscribe("/mn1", "cse-in/rule");
        rule("rule", Map.of("aae", List.of("*")));

        assertThatResponse(register("Cmeter", "Nmeter")).isRefused(SERVICE_SUBSCRIPTION_NOT_ESTABLISHED, "/id-in");
    }

    @Test
    void oneRuleHasToLetTheAeInByAppIdAndAeId() {
        rule("meters", Map.of("aai", List.of("Nmeter*", "Rcom.example.*"), "aae", List.of("Cm*", "S*")));
        rule("lamps", Map.of("aai", List.of("Nlamp"), "aae", List.of("C*")));
        subscribe("/id-in", "cse-in/meters", "/id-in/cse-in/lamps", "cse-in/nothing");

        assertThatResponse(register("Cmeter1", "Nmeter1")).is(CREATED);
        assertThatResponse(register("S", "Rcom.example.meter")).is(CREATED);
        assertThatResponse(register("C", "Nlamp")).is(CREATED);
        assertThatResponse(register("Clamp", "Nmeter1")).isRefused(APP_RULE_VALIDATION_FAILED, "Clamp");
        assertThatResponse(register("Cmeter2", "Ngame")).isRefused(APP_RULE_VALIDATION_FAILED, "Ngame");
        assertThatResponse(register("C", "Nmeter1")).isRefused(APP_RULE_VALIDATION_FAILED, "Nmeter1");
    }

    @Test
    void aRuleMayAskForACredential() {
        rule("rule", Map.of("apci", List.of("k-*")));
        subscribe("/id-in", "cse-in/rule");

        assertThatResponse(register("Cnone", "Nmeter")).isRefused(APP_RULE_VALIDATION_FAILED, "None");
        assertThatResponse(registerWith("k-1", "Ckey")).is(CREATED);
        assertThatResponse(registerWith("other", "Cother")).isRefused(APP_RULE_VALIDATION_FAILED, "other");
    }

    @Test
    void aSubscriptionWithoutRulesLetsNobodyIn() {
        subscribe("/id-in");

        assertThatResponse(register("Cmeter", "Nmeter")).isRefused(APP_RULE_VALIDATION_FAILED, "/id-in");
    }

    @Test
    void rulesThatChangeHoldForTheNextRegistration() {
        rule("rule", Map.of("aai", List.of("Nlamp")));
        subscribe("/id-in", "cse-in/rule");
        assertThatResponse(register("Cmeter", "Nmeter")).isRefused(APP_RULE_VALIDATION_FAILED);

        cse.update(TestCse.ADMIN, "cse-in/rule", "m2m:asar", Map.of("aai", List.of("Nlamp", "Nmeter")));

        assertThatResponse(register("Cmeter", "Nmeter")).is(CREATED);
    }

    @Test
    void subscriptionsMayBeRequiredOrIgnored() {
        try (TestCse strict = TestCse.start(Map.of("cse.service-subscriptions", "required"));
                TestCse lenient = TestCse.start(Map.of("cse.service-subscriptions", "ignored"))) {
            lenient.create(TestCse.ADMIN, "cse-in", 11, "m2m:mssp", Map.of("rn", "profile"));
            lenient.create(TestCse.ADMIN, "cse-in/profile", 20, "m2m:svsn", Map.of("ni", "node", "csi", "/mn1"));

            assertThatResponse(strict.register("meter", "Cmeter")).isRefused(SERVICE_SUBSCRIPTION_NOT_ESTABLISHED);
            assertThatResponse(lenient.register("meter", "Cmeter")).is(CREATED);
        }
    }

    private void rule(String name, Map<String, Object> allowed) {
        Map<String, Object> attributes = new java.util.HashMap<>(allowed);
        attributes.put("rn", name);
        assertThatResponse(cse.create(TestCse.ADMIN, "cse-in", 19, "m2m:asar", attributes)).is(CREATED);
    }

    private void subscribe(String cseId, String... rules) {
        assertThatResponse(cse.create(TestCse.ADMIN, "cse-in", 11, "m2m:mssp", Map.of("rn", "profile"))).is(CREATED);
        assertThatResponse(cse.create(TestCse.ADMIN, "cse-in/profile", 20, "m2m:svsn",
                Map.of("ni", "node", "csi", cseId, "rlk", List.of(rules)))).is(CREATED);
    }

    private ResponsePrimitive register(String originator, String appId) {
        return cse.create(originator, "cse-in", 2, "m2m:ae",
                Map.of("api", appId, "rr", true, "srv", List.of("4")));
    }

    private ResponsePrimitive registerWith(String credential, String originator) {
        RequestPrimitive request = RequestPrimitive.create(originator, "cse-in", 2,
                new Content("m2m:ae", Map.of("api", "Nmeter", "rr", true, "srv", List.of("4"))));
        return cse.send(request.withPeer(Peer.REMOTE.proved(new Identity(originator, credential))));
    }
}
