// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import io.wattm2m.cse.access.AccessSettings.WithoutPolicy;
import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Changes;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.testing.MemoryStore;
import io.wattm2m.cse.testing.Resources;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TS-0003 7.1 and TS-0001 9.6.1.3.2, 9.6.2: who may do what. */
class AccessControlConformanceTest {
    private static final int CREATE = 1;
    private static final int RETRIEVE = 2;
    private static final int UPDATE = 4;
    private static final int DELETE = 8;
    private static final int NOTIFY = 16;
    private static final Map<String, Object> NOBODY = rules(rule("Cnobody", 63));
    // a Monday
    private static final Instant NOW = Instant.parse("2026-01-05T10:15:00Z");

    private final Resource base = Resources.cseBase();
    private final Resource meter = Resources.ae("Cmeter", Map.of());
    private final Resource power = Resources.container(meter, "power", Map.of());
    private final MemoryStore store = MemoryStore.with(base, meter, power);

    @Test
    void theAdminAndTheCseMayDoEverything() {
        assertThat(may("CAdmin", DELETE, power)).isTrue();
        assertThat(may("/id-in", DELETE, power)).isTrue();
        assertThat(may("/id-other", DELETE, power)).isFalse();
    }

    @Test
    void withoutPolicyAResourceBelongsToItsCreator() {
        assertThat(may("Cmeter", DELETE, power)).isTrue();
        assertThat(may("Cother", RETRIEVE, power)).isFalse();
    }

    @Test
    void aCustodianTakesThePlaceOfTheCreator() {
        Resource kept = Resources.container(base, "kept", Map.of("cstn", "/id-in/Ckeeper")).withOriginator("Cmeter");

        assertThat(may("Ckeeper", DELETE, kept)).isTrue();
        assertThat(may("Cmeter", RETRIEVE, kept)).isFalse();
    }

    @Test
    void anAeBelongsToItselfWhoeverRegisteredIt() {
        Resource registered = meter.withOriginator("CInstaller");

        assertThat(may("Cmeter", UPDATE, registered)).isTrue();
        assertThat(may("CInstaller", UPDATE, registered)).isTrue();
    }

    @Test
    void withoutPolicyTheParentsRulesCanBeAskedFor() {
        Resource shared = Resources.container(power, "shared", Map.of()).withOriginator("Cother");
        AccessController inheriting = controller(WithoutPolicy.PARENT);

        assertThat(inheriting.permits(access("Cmeter", RETRIEVE, shared))).isTrue();
        assertThat(inheriting.permits(access("Cthird", RETRIEVE, shared))).isFalse();
        assertThat(may("Cmeter", RETRIEVE, shared)).isFalse();
    }

    @Test
    void theCseBaseCanBeSeenByTheRegistered() {
        assertThat(may("Cmeter", RETRIEVE, base)).isTrue();
        assertThat(may("Cmeter", Access.DISCOVERY, base)).isTrue();
        assertThat(may("Cmeter", CREATE, base)).isFalse();
        assertThat(may("Cstranger", RETRIEVE, base)).isFalse();
    }

    @Test
    void theRegisteredDescribeTheDevicesThatTheySpeakForAsNodes() {
        assertThat(controller(WithoutPolicy.CREATOR).permits(creating("Cmeter", 14, base))).isTrue();
        assertThat(controller(WithoutPolicy.CREATOR).permits(creating("Cmeter", 3, base))).isFalse();
        assertThat(controller(WithoutPolicy.CREATOR).permits(creating("Cstranger", 14, base))).isFalse();
    }

    @Test
    void anyRuleOfAnyPolicyGrants() {
        add(Resources.policy(base, "one", rules(rule("Cother", RETRIEVE)), NOBODY));
        add(Resources.policy(base, "two", rules(rule("Cother", UPDATE), rule("Cthird", NOTIFY)), NOBODY));
        Resource target = power.withAll(Map.of("acpi", List.of("acp-one", "cse-in/two", "gone")));

        assertThat(may("Cother", RETRIEVE, target)).isTrue();
        assertThat(may("Cother", UPDATE, target)).isTrue();
        assertThat(may("Cthird", NOTIFY, target)).isTrue();
        assertThat(may("Cother", DELETE, target)).isFalse();
        assertThat(may("Cmeter", RETRIEVE, target)).as("a policy takes the place of the creator's rights").isFalse();
    }

    @Test
    void aPolicyIsNotLookedForWhereItCannotBe() {
        add(Resources.policy(base, "readers", rules(rule("Cother", RETRIEVE)), NOBODY));
        Resource target = power.withAll(Map.of("acpi", List.of("cse-in/readers")));
        ResourceView tree = mock(ResourceView.class, delegatesTo(store.committed()));

        AccessController controller =
                new AccessController(AccessSettings.DEFAULTS, Resources.CSE, tree, Clock.systemUTC());

        assertThat(controller.permits(access("Cother", RETRIEVE, target))).isTrue();
        // no cache knows what is not there: each such look goes to the database
        verify(tree, never()).byId("cse-in/readers");
    }

    @Test
    void policiesThatAreNotThereGrantNothing() {
        assertThat(may("Cmeter", RETRIEVE, power.withAll(Map.of("acpi", List.of("acp-gone", "/id-x/acp"))))).isFalse();
    }

    @Test
    void aPolicyFollowsItsSelfPrivileges() {
        Resource policy = Resources.policy(base, "p", rules(rule("Cother", 63)), rules(rule("Cowner", UPDATE)));

        assertThat(may("Cowner", UPDATE, policy)).isTrue();
        assertThat(may("Cother", UPDATE, policy)).isFalse();
    }

    @Test
    void instancesFollowTheRulesOfTheirContainer() {
        Resource instance = Resources.contentInstance(power, "one", "1").withOriginator("Cwriter");

        assertThat(may("Cmeter", RETRIEVE, instance)).isTrue();
        assertThat(may("Cwriter", RETRIEVE, instance)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"all,Cany,true", "all,/id-x/Cany,true", "Cmeter,Cmeter,true", "/id-in/Cmeter,Cmeter,true",
        "cmeter,Cmeter,false", "C*,Cmeter,true", "/id-in/C*ter,Cmeter,true", "/id-in/C*r*x,Cmeter,false",
        "*,Cmeter,true",
        "*,/id-x/Cmeter,false", "/id-x/*,/id-x/Cmeter,true", "/*,/id-x/Cmeter,false", "/*,/id-x,true",
        "/Sabc,Sabc,true", "Cm.ter,Cmeter,false", "/id-in/*/x,Cmeter,false", "ALL,Cany,false",
        "//wattm2m.example/id-in/Cmeter,Cmeter,true", "//wattm2m.example/Sabc,Sabc,true",
        "//wattm2m.example/id-x/C*,/id-x/Cmeter,true", "//other.example/id-in/Cmeter,Cmeter,false",
        "//wattm2m.example,Cmeter,true", "wattm2m.example,/id-x/Cmeter,true", "//wattm2m.example,//a.b/id/C1,false",
        "//a.b,//a.b/id/C1,true", "a.b,//x.a.b/id/C1,true", "a.b,//xa.b/id/C1,false", "//*,Cmeter,false"})
    void originatorsAreMatchedByIdentifierAndWildcard(String pattern, String originator, boolean expected) {
        add(Resources.policy(base, "p", rules(rule(pattern, 63)), NOBODY));

        assertThat(may(originator, RETRIEVE, power.withAll(Map.of("acpi", List.of("acp-p"))))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"* * 8-18 * * 1-5 *,true", "* * * * * 0 *,false"})
    void aTimeWindowIsAppliedInUtc(String entry, boolean expected) {
        Resource target = guardedBy("acco", List.of(Map.of("actw", List.of(entry))));

        assertThat(may("Cother", RETRIEVE, target)).isEqualTo(expected);
    }

    @Test
    void anAddressRangeIsAppliedToTheSender() throws Exception {
        Resource target = guardedBy("acco", List.of(Map.of("acip", Map.of("ipv4", List.of("10.0.0.0/8")))));

        assertThat(may("Cother", target, Peer.at(InetAddress.ofLiteral("10.1.2.3")))).isTrue();
        assertThat(may("Cother", target, Peer.at(InetAddress.ofLiteral("192.168.0.1")))).isFalse();
        assertThat(may("Cother", target, Peer.LOCAL)).isFalse();
    }

    @Test
    void allKindsInAContextHaveToHoldAndOneContextIsEnough() {
        Map<String, Object> never = Map.of("actw", List.of("* * * * * * 2000"));
        Map<String, Object> always = Map.of("actw", List.of("* * * * * * 2000", "* * * * * * *"));
        Map<String, Object> alwaysButNowhere =
                Map.of("actw", List.of("* * * * * * *"), "aclr", Map.of("accc", List.of("KR")));

        assertThat(may("Cother", RETRIEVE, guardedBy("acco", List.of(never, always)))).isTrue();
        assertThat(may("Cother", RETRIEVE, guardedBy("acco", List.of(never, alwaysButNowhere)))).isFalse();
    }

    @Test
    void authenticationCanBeAskedFor() {
        Resource target = guardedBy("acaf", true);

        assertThat(may("Cother", target, Peer.REMOTE.proved(new Identity("Cother", "c1")))).isTrue();
        assertThat(may("Cother", target, Peer.LOCAL)).isFalse();
    }

    @Test
    void objectDetailsRestrictTypes() {
        Resource target = guardedBy("acod", List.of(Map.of("ty", 3L, "chty", List.of(4L))));

        assertThat(may("Cother", RETRIEVE, target)).isTrue();
        assertThat(controller(WithoutPolicy.CREATOR).permits(creating(4, target))).isTrue();
        assertThat(controller(WithoutPolicy.CREATOR).permits(creating(3, target))).isFalse();
        Resource other = guardedBy("acod", List.of(Map.of("ty", 2L, "chty", List.of())));
        assertThat(may("Cother", RETRIEVE, other)).isFalse();
    }

    @Test
    void objectDetailsMayNameASpecialization() {
        String definition = "org.onem2m.common.moduleclass.energyConsumption";
        Map<String, Object> details = Map.of("ty", 3L, "spty", Map.of("cnd", definition), "chty", List.of());

        Resource guarded = guardedBy("acod", List.of(details));

        assertThat(may("Cother", RETRIEVE, guarded)).isFalse();
        assertThat(may("Cother", RETRIEVE, guarded.withAll(Map.of("cnd", definition)))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::/32,2001:db8::7,true", "2001:db8::/32,2001:db9::7,false", "2001:db8::7,2001:db8::7,true"})
    void anIpv6RangeIsAppliedToTheSender(String range, String sender, boolean expected) {
        Resource target = guardedBy("acco", List.of(Map.of("acip", Map.of("ipv6", List.of(range)))));

        assertThat(may("Cother", target, Peer.at(InetAddress.ofLiteral(sender)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1,C", "2,R", "4,U", "8,D", "16,N", "32,F", "63,CRUDNF", "0,''", "10,RD"})
    void theSumOfOperationsSaysWhatIsGranted(int sum, String granted) {
        add(Resources.policy(base, "sum", rules(rule("Cother", sum)), NOBODY));
        Resource target = power.withAll(Map.of("acpi", List.of("acp-sum")));

        for (int bit = 0; bit < 6; bit++) {
            assertThat(may("Cother", 1 << bit, target)).isEqualTo(granted.indexOf("CRUDNF".charAt(bit)) >= 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"acp-p", "cse-in/p", "-/p", "cb-in/p", "/id-in/acp-p", "/id-in/cse-in/p",
        "//wattm2m.example/id-in/acp-p", "//wattm2m.example/id-in/-/p"})
    void aPolicyMayBeReferredToByAnyOfItsAddresses(String address) {
        add(Resources.policy(base, "p", rules(rule("Cother", RETRIEVE)), NOBODY));

        assertThat(may("Cother", RETRIEVE, power.withAll(Map.of("acpi", List.of(address))))).isTrue();
    }

    @Test
    void anUpdateOfPolicyIdsFollowsTheSelfPrivilegesOfThosePolicies() {
        add(Resources.policy(base, "p", rules(rule("Cother", 63)), rules(rule("Cowner", UPDATE))));
        Resource target = power.withAll(Map.of("acpi", List.of("acp-p")));

        assertThatCode(() -> requireAcpiUpdate("Cowner", target)).doesNotThrowAnyException();
        assertThatThrownBy(() -> requireAcpiUpdate("Cother", target)).isInstanceOf(RequestFailure.class);
        assertThatThrownBy(() -> requireAcpiUpdate("Cmeter", target)).isInstanceOf(RequestFailure.class);
        assertThatCode(() -> requireAcpiUpdate("Cmeter", power)).doesNotThrowAnyException();
    }

    @Test
    void aRefusalSaysWhoWantedWhatOnWhat() {
        assertThatThrownBy(() -> controller(WithoutPolicy.CREATOR).require(access("Cother", UPDATE, power)))
                .isInstanceOf(RequestFailure.class)
                .hasMessage("Cother has no privilege to UPDATE cse-in/ae-Cmeter/power");
    }

    private void requireAcpiUpdate(String originator, Resource target) {
        controller(WithoutPolicy.CREATOR).requireAcpiUpdate(access(originator, UPDATE, target));
    }

    private Resource guardedBy(String member, Object value) {
        Map<String, Object> rule = new HashMap<>(rule("Cother", 63));
        rule.put(member, value);
        Resource policy = Resources.policy(base, "p" + System.nanoTime(), rules(rule), NOBODY);
        add(policy);
        return power.withAll(Map.of("acpi", List.of(policy.id())));
    }

    private void add(Resource resource) {
        store.write(view -> Changes.created(resource));
    }

    private boolean may(String originator, int privilege, Resource target) {
        return controller(WithoutPolicy.CREATOR).permits(access(originator, privilege, target));
    }

    private boolean may(String originator, Resource target, Peer peer) {
        return controller(WithoutPolicy.CREATOR)
                .permits(new Access(originator, peer, RETRIEVE, target, OptionalInt.empty()));
    }

    private AccessController controller(WithoutPolicy withoutPolicy) {
        return new AccessController(new AccessSettings("CAdmin", withoutPolicy, "//wattm2m.example"), Resources.CSE,
                store.committed(),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Access access(String originator, int privilege, Resource target) {
        return new Access(originator, Peer.LOCAL, privilege, target, OptionalInt.empty());
    }

    private static Access creating(int childType, Resource target) {
        return creating("Cother", childType, target);
    }

    private static Access creating(String originator, int childType, Resource target) {
        return new Access(originator, Peer.LOCAL, CREATE, target, OptionalInt.of(childType));
    }

    private static Map<String, Object> rule(String originator, long operations) {
        return Map.of("acor", List.of(originator), "acop", operations);
    }

    private static Map<String, Object> rules(Object... rules) {
        return Map.of("acr", List.of(rules));
    }
}
