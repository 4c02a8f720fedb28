// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerTopicTest {
    @Property
    void topicComesBackAsItWas(@ForAll @CharRange(from = ' ', to = '\u00FF') String topic) {
        assertThat(BrokerTopic.outside(BrokerTopic.inside(topic))).isEqualTo(topic);
    }

    @Property
    void noTopicReachesTheBrokersOwnAddressesOrQueues(
            @ForAll @StringLength(min = 1) @CharRange(from = ' ', to = '\u00FF') String topic) {
        assertThat(BrokerTopic.inside(topic)).doesNotStartWith("$").doesNotContain("::").contains("/");
    }

    @Test
    void groupOfASharedSubscriptionIsMarked() {
        assertThat(BrokerTopic.insideFilter("$share/group//energy/+/data")).isEqualTo("$share/$group/t//energy/+/data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a+", "a/#/b", "#a", "$share/group", "$share/group/", "$share/group/a+"})
    void filterAgainstTheRulesIsRefused(String filter) {
        assertThatThrownBy(() -> BrokerTopic.insideFilter(filter)).isInstanceOf(IllegalArgumentException.class);
    }
}
