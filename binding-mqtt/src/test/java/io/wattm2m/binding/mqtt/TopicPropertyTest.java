// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.spi.Entity;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Topics to names and back, and identifiers in them. */
class TopicPropertyTest {
    private final TopicIdentifiers identifiers = new TopicIdentifiers(new Entity("/id-in", "cse-in"));

    @Property
    void aTopicSurvivesItsName(@ForAll("topics") Topic topic) {
        assertThat(Topic.parse(topic.name())).contains(topic);
    }

    @Property
    void anyNameIsATopicThatMakesItOrNone(@ForAll String name) {
        Topic.parse(name).ifPresent(topic -> assertThat(topic.name()).startsWith(name));
    }

    @Property
    void anyNameBehindTheRootIsATopicThatMakesItOrNone(@ForAll String rest) {
        Topic.parse("/oneM2M/req/" + rest)
                .ifPresent(topic -> assertThat(topic.name()).startsWith("/oneM2M/req/" + rest));
    }

    @Property
    void anAnswerGoesToWhoAsked(@ForAll("topics") Topic topic) {
        assertThat(topic.answer().originator()).isEqualTo(topic.originator());
        assertThat(topic.answer().receiver()).isEqualTo(topic.receiver());
        assertThat(topic.answer().isRequest()).isFalse();
    }

    @Property
    void anEntityIsItselfInEveryForm(@ForAll("stems") String stem) {
        assertThat(identifiers.speaksFor(stem, stem)).isTrue();
        assertThat(identifiers.speaksFor("id-in:" + stem, stem)).isTrue();
        assertThat(identifiers.speaksFor(stem, "/id-in/" + stem)).isTrue();
        assertThat(identifiers.meaning(identifiers.receiver("/id-in/" + stem))).isEqualTo(identifiers.meaning(stem));
    }

    @Property
    void nobodyIsSomebodyElse(@ForAll("stems") String one, @ForAll("stems") String other) {
        assertThat(identifiers.speaksFor(one, other)).isEqualTo(one.equals(other));
        assertThat(identifiers.speaksFor("id-in:" + one, "/id-in/" + other)).isEqualTo(one.equals(other));
        assertThat(identifiers.speaksFor(one, "/id-mn/" + other)).isFalse();
    }

    @Provide
    Arbitrary<Topic> topics() {
        Arbitrary<String> level = Arbitraries.strings().withCharRange('a', 'z').withChars("CS0189-._~:").ofMinLength(1)
                .ofMaxLength(20);
        return Combinators
                .combine(Arbitraries.of(Topic.Kind.class), level, level, Arbitraries.of("json", "xml", "cbor"))
                .as(Topic::new);
    }

    @Provide
    Arbitrary<String> stems() {
        return Arbitraries.strings().withCharRange('a', 'c').withChars("0-._~").ofMaxLength(6)
                .flatMap(rest -> Arbitraries.of("C", "S").map(first -> first + rest));
    }
}
