// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Operation;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.smartplug.driver.MeterDriver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwitchingTest {
    private static final String STATE = "cse-in/smartplug/pc/state";
    private static final long NOW = 1_739_930_112;
    private final TestClock clock = new TestClock();
    private final FakeCse cse = new FakeCse(clock);
    private final FakeGateway broker = new FakeGateway();
    private SmartPlugApplication application = application();

    @BeforeEach
    void aPlugThatIsOff() {
        application.start(cse);
        echo("off", "button", NOW - 100);
        awaitStates(1);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void aCommandBecomesAStateOnlyByThePlugsEcho() {
        cse.notifyOfCommand("pc", "cin1", Map.of("power", "on"));
        awaitStates(2);
        assertThat(states().getLast()).isEqualTo(Map.of("power", "off", "pending", "on", "timestamp", NOW));
        await().untilAsserted(
                () -> assertThat(broker.published).containsExactly("energy/pc/command {\"power\":\"on\"}"));

        echo("on", "remote", NOW);

        awaitStates(3);
        assertThat(states().getLast()).isEqualTo(Map.of("power", "on", "source", "remote", "timestamp", NOW));
        clock.advance(Duration.ofSeconds(11));
        echo("off", "button", NOW + 11);
        awaitStates(4);
        assertThat(states()).noneMatch(state -> state.containsKey("fault"));
    }

    @Test
    void aPlugThatDoesNotAnswerIsAFault() {
        cse.notifyOfCommand("pc", "cin1", Map.of("power", "on"));
        await().until(() -> broker.published.size() == 1);

        clock.advance(Duration.ofSeconds(10));

        awaitStates(3);
        assertThat(states().getLast()).isEqualTo(
                Map.of("power", "off", "fault", "no answer from the plug within 10 s", "timestamp", NOW + 10));
    }

    @Test
    void aButtonThatIsPressedMeanwhileIsNoAnswer() {
        cse.notifyOfCommand("pc", "cin1", Map.of("power", "on"));
        await().until(() -> broker.published.size() == 1);

        echo("off", "button", NOW);
        awaitStates(3);
        clock.advance(Duration.ofSeconds(10));

        awaitStates(4);
        assertThat(states().getLast()).containsEntry("power", "off").containsKey("fault");
    }

    @Test
    void aNewerCommandTakesThePlaceOfTheOneBefore() {
        cse.notifyOfCommand("pc", "cin1", Map.of("power", "on"));
        cse.notifyOfCommand("pc", "cin2", Map.of("power", "off"));
        await().until(() -> broker.published.size() == 2);

        echo("off", "remote", NOW);
        awaitStates(4);
        clock.advance(Duration.ofSeconds(10));
        echo("on", "button", NOW + 10);

        awaitStates(5);
        assertThat(states()).noneMatch(state -> state.containsKey("fault"));
    }

    @Test
    void aCommandMayBeJsonText() {
        cse.notifyOfCommand("pc", "cin1", "{\"power\":\"toggle\"}");

        await().untilAsserted(
                () -> assertThat(broker.published).containsExactly("energy/pc/command {\"power\":\"toggle\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"power\":\"up\"} | power is not on, off or toggle",
        "{}                 | power is missing",
        "[]                 | it is not an object",
        "on                 | malformed JSON",
        "{\"power\":true}   | power is not on, off or toggle"})
    void aMalformedCommandIsAFaultThatSaysWhy(String content, String reason) {
        cse.notifyOfCommand("pc", "cin1", content);

        awaitStates(2);
        assertThat(states().getLast()).containsEntry("power", "off");
        assertThat(states().getLast().get("fault").toString())
                .startsWith("the command is not {\"power\":\"on\"|\"off\"|\"toggle\"}: ").contains(reason);
        assertThat(broker.published).isEmpty();
    }

    @Test
    void anOldCommandIsNotCarriedOut() {
        cse.notifyOf(Map.of("ri", "cin1", "pi", cse.at("cse-in/smartplug/pc/command").get("ri"), "ct",
                Timestamps.format(clock.instant().minusSeconds(31)), "con", Map.of("power", "on")));

        awaitStates(2);
        assertThat(states().getLast()).containsEntry("fault",
                "the command is older than 30 s and was not carried out");
        assertThat(broker.published).isEmpty();
    }

    @Test
    void aCommandThatGrewOldWhileTheCseWasAwayIsNotCarriedOut() {
        cse.trouble(request -> {
            if (!request.to().equals(STATE) || request.operation() != Operation.CREATE) {
                return ResponseStatusCode.OK;
            }
            clock.advance(Duration.ofSeconds(20));
            return clock.instant().getEpochSecond() < NOW + 40 ? ResponseStatusCode.TARGET_NOT_REACHABLE
                    : ResponseStatusCode.OK;
        });

        cse.notifyOfCommand("pc", "cin1", Map.of("power", "on"));

        awaitStates(3);
        assertThat(states().getLast()).containsKey("fault");
        assertThat(broker.published).isEmpty();
    }

    @Test
    void aCommandThatIsToldTwiceIsCarriedOutOnce() {
        cse.notifyOfCommand("pc", "cin1", Map.of("power", "toggle"));
        cse.notifyOfCommand("pc", "cin1", Map.of("power", "toggle"));
        cse.notifyOfCommand("pc", "cin2", Map.of("power", "on"));

        await().until(() -> broker.published.size() == 2);
        assertThat(broker.published).containsExactly("energy/pc/command {\"power\":\"toggle\"}",
                "energy/pc/command {\"power\":\"on\"}");
    }

    @Test
    void withoutABrokerACommandIsAFault() {
        broker.connected = false;

        cse.notifyOfCommand("pc", "cin1", Map.of("power", "on"));

        awaitStates(3);
        assertThat(states().getLast()).containsEntry("fault", "there is no connection to the broker");
    }

    @Test
    void anEchoWithoutASourceIsTheRemoteCommandsOrUnknown() {
        broker.arrives("energy/pc/state", "{\"power\":\"on\"}");
        awaitStates(2);
        assertThat(states().getLast()).containsEntry("source", "unknown");
        cse.notifyOfCommand("pc", "cin1", Map.of("power", "off"));
        await().until(() -> broker.published.size() == 1);

        broker.arrives("energy/pc/state", "{\"power\":\"off\"}");

        awaitStates(4);
        assertThat(states().getLast()).containsEntry("source", "remote");
    }

    @Test
    void anEchoThatIsDeliveredTwiceIsToldOnce() {
        echo("on", "button", NOW);
        echo("on", "button", NOW);
        echo("off", "button", NOW);

        awaitStates(3);
        assertThat(states()).extracting(state -> state.get("power")).containsExactly("off", "on", "off");
    }

    @Test
    void afterARestartTheLastStateIsKnownAndCommandsAreHeardBeforeThePlugIs() {
        application.close();
        broker.connected = true;
        application = application();
        application.start(cse);

        cse.notifyOfCommand("pc", "cin1", Map.of("power", "on"));

        await().until(() -> broker.published.size() == 1);
        assertThat(states().getLast()).isEqualTo(Map.of("power", "off", "pending", "on", "timestamp", NOW));
    }

    @Test
    void aNotificationThatIsNoCommandOfAPlugHarmsNothing() {
        assertThat(cse.tell(Map.of("vrq", true, "sur", "/id-in/sub")).status()).isEqualTo(ResponseStatusCode.OK);
        assertThat(cse.tell(Map.of("sud", true, "sur", "/id-in/sub")).status()).isEqualTo(ResponseStatusCode.OK);
        cse.notifyOf(Map.of("ri", "x", "pi", "nowhere", "ct", "20250219T015512", "con", Map.of("power", "on")));
        assertThatThrownBy(() -> cse.tell(Map.of())).isInstanceOf(RequestFailure.class);
        assertThatThrownBy(() -> cse.notifyOf(Map.of("ri", "x"))).isInstanceOf(RequestFailure.class);
        assertThatThrownBy(() -> cse.notifyOf(Map.of("ri", "x", "pi", "y", "ct", "today")))
                .isInstanceOf(RequestFailure.class);

        cse.notifyOfCommand("pc", "cin1", Map.of("power", "on"));

        await().until(() -> broker.published.size() == 1);
    }

    @Test
    void aSubscriptionThatIsDeletedIsMadeAgain() {
        Object subscription = cse.at("cse-in/smartplug/pc/command/commands").get("ri");
        cse.delete("cse-in/smartplug/pc/command/commands");
        cse.tell(Map.of("sud", true, "sur", "/id-in/" + subscription));

        echo("on", "button", NOW);

        awaitStates(2);
        assertThat(cse.at("cse-in/smartplug/pc/command/commands")).isNotEmpty();
    }

    private void echo(String power, String source, long timestamp) {
        broker.arrives("energy/pc/state", "{\"deviceId\":\"pc\",\"power\":\"" + power + "\",\"source\":\"" + source
                + "\",\"timestamp\":" + timestamp + "}");
    }

    private List<Map<String, Object>> states() {
        return cse.contents(STATE);
    }

    private void awaitStates(int count) {
        await().until(() -> states().size() == count);
    }

    private SmartPlugApplication application() {
        return new SmartPlugApplication(SmartPlugSettings.DEFAULTS, List.of(new MeterDriver()),
                new Surroundings(clock, duration -> {}, clock, session -> broker));
    }
}
