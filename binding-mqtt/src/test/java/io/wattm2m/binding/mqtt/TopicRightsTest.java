// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.eclipse.paho.client.mqttv3.MqttTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicRightsTest {

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true", "a/b, a, false", "a/b, a/b/c, false", "a/b, a/+, false", "a/b, a/#, false", "a/b, '', false",
        "a/+, a/b, true", "a/+, a/+, true", "a/+, a/#, false", "a/+, a/b/c, false", "a/+, +/b, false",
        "a/#, a, true", "a/#, a/#, true", "a/#, a/b/+/#, true", "a/#, #, false", "a/#, ab/c, false", "a/#, +/#, false",
        "C*/x, Cmeter/x, true", "C*/x, +/x, false", "C*/x, Smeter/x, false", "*-a*b/#, x-ayb/1, true",
        "*-a*b/#, x-ayc, false"
    })
    void aRightCoversWhatIsWithinIt(String right, String filter, boolean covered) {
        assertThat(TopicRights.covers(right, filter)).isEqualTo(covered);
    }

    @Test
    void sharedSubscriptionsNeedTheSameRights() {
        TopicRights rights = new TopicRights(List.of(), List.of("/oneM2M/resp/Cmeter/#"));

        assertThat(rights.maySubscribe("$share/g//oneM2M/resp/Cmeter/+/json")).isTrue();
        assertThat(rights.maySubscribe("$share/g//oneM2M/resp/Cother/+/json")).isFalse();
        assertThat(rights.maySubscribe("$share/g/#")).isFalse();
        assertThat(rights.maySubscribe("$share/#")).isFalse();
    }

    @Property(tries = 3_000)
    void whoMayHearAFilterMayHearEveryTopicThatItMatches(
            @ForAll @Chars({'a', 'b', '/', '+', '#'}) @StringLength(min = 1, max = 7) String right,
            @ForAll @Chars({'a', 'b', '/', '+', '#'}) @StringLength(min = 1, max = 7) String filter,
            @ForAll @Chars('/') @CharRange(from = 'a', to = 'b') @StringLength(min = 1, max = 7) String topic) {
        if (!isFilter(right) || !isFilter(filter) || !TopicRights.covers(right, filter)) {
            return;
        }
        if (matches(filter, topic)) {
            assertThat(matches(right, topic)).as("%s, of which %s is covered, on %s", right, filter, topic)
                    .isTrue();
        }
    }

    /** MQTT 3.1.1, 4.7.1; that of Paho does not let {@code +} match an empty level. */
    private static boolean matches(String filter, String topic) {
        String regex = filter.replace("+", "[^/]*").replaceFirst("/#$", "(/.*)?").replaceFirst("#$", ".*");
        return topic.matches(regex);
    }

    private static boolean isFilter(String text) {
        try {
            MqttTopic.validate(text, true);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
