// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device is taken out of the documents that name it, and nothing else is. */
class MentionsTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
        "{\"deviceIds\":[\"tv\",\"pc\"],\"name\":\"pc\"} | {\"deviceIds\":[\"tv\"],\"name\":\"pc\"}",
        "{\"deviceIds\":[\"tv\"],\"quantity\":\"pc\"} | {\"deviceIds\":[\"tv\"],\"quantity\":\"pc\"}",
        "{\"added\":[\"tv\"],\"subtracted\":[\"pc\"]} | {\"added\":[\"tv\"],\"subtracted\":[]}",
        "{\"outlets\":[{\"deviceId\":\"pc\",\"x\":1}]} | {\"outlets\":[]}",
        "{\"deviceId\":\"tv\",\"text\":\"pc\"} | {\"deviceId\":\"tv\",\"text\":\"pc\"}"})
    void whatIsAboutOthersTooStays(String document, String without) {
        assertThat(Mentions.without("pc", document)).contains(without);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {"{\"deviceIds\":[\"pc\"]}", "{\"deviceId\":\"pc\"}",
        "{\"added\":[\"pc\"],\"subtracted\":[\"tv\"]}", "{\"recommendation\":{\"deviceId\":\"pc\"}}"})
    void whatIsAboutNothingElseGoes(String document) {
        assertThat(Mentions.without("pc", document)).isEmpty();
    }

    @Test
    void erasingADeviceLeavesWhatOnlySoundsLikeIt() {
        try (EnergyDatabase database = EnergyDatabase.open("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                3)) {
            database.keep("control", "weekend", "{\"mode\":\"on\"}");
            database.keep("schedule", "s", "{\"deviceIds\":[\"weekend\",\"tv\"]}");
            database.keep("challenge", "weekend", "{\"kind\":\"weekend\"}");
            database.keep("reward-rule", "r", "{\"kind\":\"weekend\"}");

            database.erasing().device("weekend");
            database.erasing().person("p1", "ann");

            assertThat(database.document("control", "weekend")).isEmpty();
            assertThat(database.document("schedule", "s")).contains("{\"deviceIds\":[\"tv\"]}");
            assertThat(database.document("challenge", "weekend")).isPresent();
            assertThat(database.document("reward-rule", "r")).isPresent();
        }
    }
}
