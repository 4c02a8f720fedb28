// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicRulesTest {
    private static final TopicRules RULES =
            new TopicRules("/id-in", "", List.of("energy/{user}/#", "hub=energy/#", "news"));

    private static TopicRights of(String user, String originator) {
        return RULES.of(BrokerUser.known(user, "k1", originator));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cmeter", "/id-in/Cmeter"})
    void anApplicationHasItsOwnTopics(String originator) {
        TopicRights rights = of("meter", originator);

        assertThat(List.of("/oneM2M/req/Cmeter/id-in/json", "/oneM2M/req/id-in:Cmeter/id-in/cbor",
                "/oneM2M/resp/id-in/Cmeter/json", "/oneM2M/reg_req/meter/id-in/json", "/oneM2M/reg_req/k1/id-in/json"))
                .allMatch(rights::mayPublish);
        assertThat(List.of("/oneM2M/resp/Cmeter/#", "/oneM2M/req/+/Cmeter/#", "/oneM2M/req/id-in/id-in:Cmeter/json",
                "/oneM2M/reg_resp/meter/+/#")).allMatch(rights::maySubscribe);
    }

    @Test
    void nobodyElsesTopicsAreAnApplications() {
        TopicRights rights = of("meter", "Cmeter");

        assertThat(List.of("/oneM2M/req/Cother/id-in/json", "/oneM2M/req/id-in:Cother/id-in/json",
                "/oneM2M/resp/Cmeter/id-in/json", "/oneM2M/reg_req/other/id-in/json", "/oneM2M/req/Cmeter2/id-in/json",
                "oneM2M/req/Cmeter/id-in/json", "/oneM2M/req/+/id-in/json", "", "$SYS/x", "energy/other/data"))
                .noneMatch(rights::mayPublish);
        assertThat(List.of("#", "+/#", "/#", "/oneM2M/#", "/oneM2M/+/Cmeter/#", "/oneM2M/req/+/id-in/#",
                "/oneM2M/resp/+/#", "/oneM2M/req/+/+/json", "/oneM2M/req/Cmeter/#", "$SYS/#", "energy/+/data"))
                .noneMatch(rights::maySubscribe);
    }

    @Test
    void aRegisteredCseHasItsOwnTopics() {
        TopicRights rights = of("mn", "/mn-cse");

        assertThat(rights.mayPublish("/oneM2M/req/mn-cse/id-in/json")).isTrue();
        assertThat(rights.mayPublish("/oneM2M/req/id-in:mn-cse/id-in/json")).isFalse();
        assertThat(rights.maySubscribe("/oneM2M/req/+/mn-cse/#")).isTrue();
    }

    @Test
    void aCredentialForManyHasTheTopicsOfAllOfThem() {
        TopicRights rights = of("gateway", "Cplug-*");

        assertThat(rights.mayPublish("/oneM2M/req/Cplug-7/id-in/json")).isTrue();
        assertThat(rights.mayPublish("/oneM2M/req/Cother/id-in/json")).isFalse();
        assertThat(rights.maySubscribe("/oneM2M/resp/+/id-in/json")).isFalse();
    }

    @Test
    void theOperatorsRulesHoldForTheirUsers() {
        assertThat(of("plug-1", "").mayPublish("energy/plug-1/data")).isTrue();
        assertThat(of("plug-1", "").maySubscribe("energy/plug-1/cmd")).isTrue();
        assertThat(of("plug-1", "").maySubscribe("energy/+/cmd")).isFalse();
        assertThat(of("hub", "").maySubscribe("energy/+/data")).isTrue();
        assertThat(of("plug-1", "").mayPublish("news")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "#", "*", "a/b", "plug-*", "/"})
    void aNameWithWildcardsGetsNothingByIt(String name) {
        TopicRights rights = of(name, "");

        assertThat(rights.mayPublish("energy/plug-1/data")).isFalse();
        assertThat(rights.maySubscribe("energy/+/data")).isFalse();
        assertThat(rights.maySubscribe("/oneM2M/reg_resp/+/#")).isFalse();
    }

    @Test
    void topicsHaveThePrefix() {
        TopicRights rights = new TopicRules("/id-in", "site/7", List.of()).of(BrokerUser.known("m", "k", "Cmeter"));

        assertThat(rights.mayPublish("site/7/oneM2M/req/Cmeter/id-in/json")).isTrue();
        assertThat(rights.mayPublish("/oneM2M/req/Cmeter/id-in/json")).isFalse();
    }
}
