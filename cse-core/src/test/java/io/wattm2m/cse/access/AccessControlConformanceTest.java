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
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.resource.ResourceView;
import io.wattm2m.cse.testing.Resources;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TS-0003 7.1 and TS-0001 9.6.1.3.2: whose rules count for a resource, and what holds without any. */
class AccessControlConformanceTest extends AccessScenario {

    @Test
    void theAdminAndTheCseMayDoEverything() {
        assertThat(may("CAdmin", DELETE, power)).isTrue();
        assertThat(may("/id-in", DELETE, power)).isTrue();
        assertThat(may("/id-other", DELETE, power)).isFalse();
    }

    @Test
    void whoIsShutOutIsSoByPoliciesOfTheResourceThatAreThere() {
        add(Resources.policy(base, "own", rules(rule("Cmeter", RETRIEVE)), rules(rule("CAdmin", 63))));
        Resource closed = Resources.container(power, "closed", Map.of("acpi", List.of("cse-in/own")));
        Resource left = Resources.container(power, "left", Map.of("acpi", List.of("cse-in/gone")));
        AccessController controller = controller(WithoutPolicy.CREATOR);

        assertThat(controller.isShutOut(access("Cother", RETRIEVE, closed))).isTrue();
        assertThat(controller.isShutOut(access("Cmeter", RETRIEVE, closed))).isFalse();
        assertThat(controller.isShutOut(access("Cother", RETRIEVE, left))).isFalse();
        assertThat(controller.isShutOut(access("Cother", RETRIEVE, power))).isFalse();
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
}
