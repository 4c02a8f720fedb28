// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which entries of accessControlOriginators (TS-0001 9.6.2.1) are looked up as groups, which costs a query each. */
class OriginatorPatternTest {

    @ParameterizedTest
    @ValueSource(strings = {"grp3f2k8s0q1x9z07ab", "cse-in/group", "cse-in/Cgroup", "/id-in/cse-in/Sgroup"})
    void theAddressOfAGroupIsLookedUp(String written) {
        assertThat(new OriginatorPattern(written).mayBeGroup()).isTrue();
    }

    /** TS-0001 7.2: they begin with C or S. */
    @ParameterizedTest
    @ValueSource(strings = {"all", "C*", "Cmeter", "S0123"})
    void anAeIsNot(String written) {
        assertThat(new OriginatorPattern(written).mayBeGroup()).isFalse();
    }
}
