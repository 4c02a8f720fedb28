// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import static io.wattm2m.cse.primitive.ResponseStatusCode.BAD_REQUEST;
import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.NOT_IMPLEMENTED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_HAS_NO_PRIVILEGE;
import static io.wattm2m.cse.primitive.ResponseStatusCode.UPDATED;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.contract.ContractCse.Registered;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** TS-0001 9.6.2 and 11.3.4, TS-0003 7.1: what each part of an access control rule grants to whom. */
interface AccessRulesContract {
    long RETRIEVE = 2;
    long ALL = 63;

    ContractCse cse();

    /** TS-0001 9.6.2.1 to 9.6.2.5: originators, operations, contexts and object details. */
    @TestFactory
    default Stream<DynamicTest> aRuleGrantsWhatItSaysAndNothingElse() {
        Registered owner = cse().register();
        Registered reader = cse().register();
        assertThatResponse(cse().create(owner.id(), owner.path(), 9, "m2m:grp",
                Map.of("rn", "readers", "mnm", 5L, "mid", List.of(owner.path())))).is(CREATED);
        assertThatResponse(cse().update(ContractCse.ADMIN, owner.path() + "/readers", "m2m:grp",
                Map.of("mid", List.of(reader.path())))).is(UPDATED);
        assertThatResponse(cse().create(owner.id(), owner.path(), 9, "m2m:grp",
                Map.of("rn", "circle", "mnm", 5L, "mid", List.of(owner.path() + "/readers/fopt")))).is(CREATED);
        return rules(owner, reader).map(rule -> DynamicTest.dynamicTest(rule.name(), () -> {
            String container = guarded(owner, rule.members());
            assertThat(cse().retrieve(reader.id(), container).status())
                    .isEqualTo(rule.grants() ? OK : ORIGINATOR_HAS_NO_PRIVILEGE);
        }));
    }

    /** TS-0001 9.6.2.3 and 9.6.2.6: over a broker nobody knows where an originator is, in clear text nobody who it is. */
    @Test
    default void aRuleMayAskForTheAddressOrAProof() {
        Registered owner = cse().register();
        Registered reader = cse().register();
        boolean located = !cse().client().notificationUrl().getScheme().startsWith("mqtt");
        String here = guarded(owner, Map.of("acor", List.of("all"), "acop", RETRIEVE, "acco",
                List.of(Map.of("acip", Map.of("ipv4", List.of("127.0.0.1"))))));
        String authenticated = guarded(owner, Map.of("acor", List.of("all"), "acop", RETRIEVE, "acaf", true));

        assertThat(cse().retrieve(reader.id(), here).status()).isEqualTo(located ? OK : ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThat(cse().retrieve(reader.id(), authenticated).status())
                .isEqualTo(cse().areOriginatorsProven() ? OK : ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    /** TS-0001 9.6.2.5: which types may be created. */
    @Test
    default void aRuleMayGrantTheCreationOfSomeTypesOnly() {
        Registered owner = cse().register();
        Registered writer = cse().register();
        String container = guarded(owner, Map.of("acor", List.of(writer.id()), "acop", ALL, "acod",
                List.of(Map.of("ty", 3L, "chty", List.of(4L)))));

        assertThatResponse(cse().create(writer.id(), container, 4, "m2m:cin", Map.of("con", "1"))).is(CREATED);
        assertThatResponse(cse().create(writer.id(), container, 3, "m2m:cnt", Map.of()))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    /** Of Release 4, and not supported: without them a rule would grant more than it says. */
    @Test
    default void conditionsThatAreNotUnderstoodAreRefused() {
        Registered owner = cse().register();

        for (Map<String, Object> context : List.<Map<String, Object>>of(Map.of("acui", List.of("user1")),
                Map.of("acec", Map.of("optr", 1L)), Map.of("acl", 3L))) {
            assertThatResponse(policy(owner, "p", Map.of("acor", List.of("all"), "acop", ALL, "acco",
                    List.of(context)))).isRefused(NOT_IMPLEMENTED, context.keySet().iterator().next());
        }
    }

    /** TS-0001 11.3.2: changing the policies of a resource is up to the self-privileges of those that it has. */
    @Test
    default void thePoliciesOfAResourceAreChangedByWhoMayChangeThePolicies() {
        Registered owner = cse().register();
        Registered writer = cse().register();
        String container = guarded(owner, Map.of("acor", List.of(writer.id()), "acop", ALL));
        String other = owner.path() + "/other";
        assertThatResponse(policy(owner, "other", Map.of("acor", List.of("all"), "acop", RETRIEVE))).is(CREATED);

        assertThatResponse(cse().update(writer.id(), container, "m2m:cnt", Map.of("acpi", List.of(other))))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse().update(owner.id(), container, "m2m:cnt", Map.of("acpi", List.of(other)))).is(UPDATED);
        assertThatResponse(cse().retrieve(writer.id(), container)).is(OK);
    }

    @Test
    default void aPolicyHasSomebodyWhoMayChangeIt() {
        Registered owner = cse().register();

        assertThatResponse(cse().create(owner.id(), owner.path(), 1, "m2m:acp",
                Map.of("pv", Map.of(), "pvs", Map.of()))).isRefused(BAD_REQUEST, "pvs");
        assertThatResponse(cse().create(owner.id(), owner.path(), 1, "m2m:acp",
                Map.of("pv", Map.of(), "pvs", all(owner.id())))).is(CREATED);
    }

    @Test
    default void policiesElsewhereAndNowhereAreRefused() {
        Registered ae = cse().register();

        for (String policy : List.of("/id-far/acp1", ae.path() + "/none")) {
            assertThatResponse(cse().create(ae.id(), ae.path(), 3, "m2m:cnt", Map.of("acpi", List.of(policy))))
                    .isRefused(BAD_REQUEST, "acpi");
        }
    }

    /** TS-0001 9.6.1.3: without a policy the custodian takes the creator's place. */
    @Test
    default void aCustodianTakesThePlaceOfTheCreator() {
        Registered owner = cse().register();
        Registered keeper = cse().register();
        assertThatResponse(cse().create(owner.id(), owner.path(), 3, "m2m:cnt",
                Map.of("rn", "kept", "cstn", "/id-in/" + keeper.id()))).is(CREATED);

        assertThatResponse(cse().retrieve(keeper.id(), owner.path() + "/kept")).is(OK);
        assertThatResponse(cse().retrieve(owner.id(), owner.path() + "/kept")).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    @Test
    default void theCseBaseIsForThoseWhoAreRegistered() {
        Registered ae = cse().register();

        assertThatResponse(cse().retrieve(ae.id(), ContractCse.BASE)).is(OK).has("csi", "/id-in");
        assertThatResponse(cse().retrieve("Cstranger", ContractCse.BASE)).isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
        assertThatResponse(cse().create(ae.id(), ContractCse.BASE, 3, "m2m:cnt", Map.of()))
                .isRefused(ORIGINATOR_HAS_NO_PRIVILEGE);
    }

    private static Stream<Rule> rules(Registered owner, Registered reader) {
        String id = reader.id();
        return Stream.of(
                originator("all", true), originator(id, true), originator("/id-in/" + id, true),
                originator("//wattm2m.example/id-in/" + id, true), originator(id.substring(0, 3) + "*", true),
                originator(owner.path() + "/readers", true), originator(owner.path() + "/circle", true),
                originator("Cother", false),
                originator("/id-far/*", false), originator("//other.example", false), originator("0001-admin", false),
                new Rule("no RETRIEVE among the operations", Map.of("acor", List.of(id), "acop", ALL - RETRIEVE),
                        false),
                context("any time", Map.of("actw", List.of("* * * * * * *")), true),
                context("another year", Map.of("actw", List.of("* * * * * * 2001")), false),
                context("an address elsewhere", Map.of("acip", Map.of("ipv4", List.of("10.99.0.0/16"))), false),
                context("a country", Map.of("aclr", Map.of("accc", List.of("KR"))), false),
                details("of this type", 3L, true), details("of another type", 2L, false));
    }

    private static Rule originator(String originator, boolean grants) {
        return new Rule("originator " + originator, Map.of("acor", List.of(originator), "acop", RETRIEVE), grants);
    }

    private static Rule context(String name, Map<String, Object> context, boolean grants) {
        return new Rule(name, Map.of("acor", List.of("all"), "acop", RETRIEVE, "acco", List.of(context)), grants);
    }

    private static Rule details(String name, long type, boolean grants) {
        return new Rule(name, Map.of("acor", List.of("all"), "acop", RETRIEVE, "acod",
                List.of(Map.of("ty", type, "chty", List.of()))), grants);
    }

    /** A new container under a new policy with this rule; its address. */
    private String guarded(Registered owner, Map<String, Object> rule) {
        String name = "guarded" + Math.abs(rule.hashCode());
        assertThatResponse(policy(owner, "for-" + name, rule)).is(CREATED);
        assertThatResponse(cse().create(owner.id(), owner.path(), 3, "m2m:cnt",
                Map.of("rn", name, "acpi", List.of(owner.path() + "/for-" + name)))).is(CREATED);
        return owner.path() + "/" + name;
    }

    private ResponsePrimitive policy(Registered owner, String name, Map<String, Object> rule) {
        return cse().create(owner.id(), owner.path(), 1, "m2m:acp",
                Map.of("rn", name, "pv", Map.of("acr", List.of(rule)), "pvs", all(owner.id())));
    }

    private static Map<String, Object> all(String originator) {
        return Map.of("acr", List.of(Map.of("acor", List.of(originator), "acop", ALL)));
    }

    /** A rule and whether it lets the reader retrieve. */
    record Rule(String name, Map<String, Object> members, boolean grants) {}
}
