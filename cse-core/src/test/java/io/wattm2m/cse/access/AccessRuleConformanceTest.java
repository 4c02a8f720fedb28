// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.never;

import io.wattm2m.cse.access.AccessSettings.WithoutPolicy;
import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.Peer;
import io.wattm2m.cse.resource.Resource;
import io.wattm2m.cse.testing.Resources;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TS-0001 9.6.2: whom a rule lets do what, in which context. */
class AccessRuleConformanceTest extends AccessScenario {

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
        assertThat(controller(WithoutPolicy.CREATOR).permits(Access.standing("Cother", target))).isTrue();
        assertThat(controller(WithoutPolicy.CREATOR).permits(Access.standing("Cstranger", power))).isFalse();
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

    private Resource guardedBy(String member, Object value) {
        Map<String, Object> rule = new HashMap<>(rule("Cother", 63));
        rule.put(member, value);
        Resource policy = Resources.policy(base, "p" + System.nanoTime(), rules(rule), NOBODY);
        add(policy);
        return power.withAll(Map.of("acpi", List.of(policy.id())));
    }
}
