// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.paho.client.mqttv3.MqttTopic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFilterTest {

    @ParameterizedTest
    @CsvSource({"energy/+/data, energy/p1/data, true", "energy/+/data, energy//data, true",
        "energy/+/data, energy/p1/data/x, false", "energy/+/data, energy/p1/state, false",
        "energy/+, energy, false", "energy/#, energy, true", "energy/#, energy/a/b, true", "#, a/b, true",
        "+/+, /finance, true", "+, /finance, false", "/+, /finance, true", "tele/+/LWT, tele/a/LWTX, false"})
    void aFilterStandsForWhatTheProtocolSays(String filter, String topic, boolean matches) {
        assertThat(TopicFilter.matches(filter, topic)).isEqualTo(matches);
    }

    @Property(tries = 2000)
    void aFilterStandsForWhatItDoesToTheClient(@ForAll("filters") String filter, @ForAll("topics") String topic) {
        assertThat(TopicFilter.matches(filter, topic)).isEqualTo(MqttTopic.isMatched(filter, topic));
    }

    @Provide
    Arbitrary<String> filters() {
        Arbitrary<List<String>> levels = Arbitraries.of("a", "b", "+", "ab").list().ofMinSize(1).ofMaxSize(4);
        return levels.flatMap(list -> Arbitraries.of("", "/#").map(end -> String.join("/", list) + end));
    }

    @Provide
    Arbitrary<String> topics() {
        return Arbitraries.of("a", "b", "ab").list().ofMinSize(1).ofMaxSize(4).map(list -> String.join("/", list));
    }
}
