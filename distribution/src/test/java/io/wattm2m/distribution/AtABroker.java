// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.distribution.Dialects.Dialect;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plugs of every dialect: what they send shows up in the tree, and they are sent exactly what they document. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class AtABroker {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private Optional<World> world = Optional.empty();

    /** Plugs at this broker. */
    void start(Platform platform, String broker) {
        world = Optional.of(new World(platform, HttpOriginator.admin(platform.at("http")), new MqttPeer(broker)));
    }

    @AfterAll
    void stop() {
        world.ifPresent(World::close);
    }

    static List<Dialect> dialects() {
        return Dialects.ALL;
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void isReadAndSwitched(Dialect dialect) {
        World here = world.orElseThrow();

        // one that tells beforehand at which topics it speaks is not heard there at once
        Awaitility.await().atMost(PATIENCE).ignoreException(ConditionTimeoutException.class).untilAsserted(() -> {
            dialect.sends().forEach(message -> here.plug().publish(message.topic(), message.payload()));
            here.awaitSoon(dialect, "telemetry/la", "/m2m:cin/con/power", Double.toString(dialect.power()));
            if (dialect.isSwitchable()) {
                here.awaitSoon(dialect, "plug/outlet-1/binSh", "/cod:binSh/state", "false");
            }
        });

        here.await(dialect, "plug/outlet-1/eneCn", "/cod:eneCn/power", Double.toString(dialect.power()));
        assertThat(here.admin().retrieve(dialect.address()).content().at("/m2m:cnt/lbl").toString())
                .contains("dialect:" + dialect.name());
        if (dialect.isSwitchable()) {
            isSwitched(dialect, here);
        }
        if (dialect.hasLastWill()) {
            isMissed(dialect, here);
        }
    }

    private static void isMissed(Dialect dialect, World here) {
        here.plug().publish(dialect.lastWill().topic(), dialect.lastWill().payload());

        here.await(dialect, "plug/fauDn", "/cod:fauDn/sus", "true");
        here.await(dialect, "plug/fauDn", "/cod:fauDn/dc", "the plug is offline");
    }

    private static void isSwitched(Dialect dialect, World here) {
        here.plug().subscribe(dialect.isSwitched().topic());
        String address = dialect.address() + "/plug/outlet-1/binSh";
        assertThat(here.admin().send("PUT", address, OptionalInt.empty(),
                BodyPublishers.ofString("{\"cod:binSh\":{\"state\":true}}")).status()).isEqualTo(2004);

        assertThat(here.plug().nextText()).isEqualTo(dialect.isSwitched().payload().replace('\'', '"'));
        here.plug().publish(dialect.echo().topic(), dialect.echo().payload());

        here.await(dialect, "state/la", "/m2m:cin/con/source", "remote");
        here.await(dialect, "state/la", "/m2m:cin/con/power", "on");
        here.await(dialect, "plug/outlet-1/binSh", "/cod:binSh/state", "true");
    }

    private record World(Platform platform, HttpOriginator admin, MqttPeer plug) {

        void await(Dialect dialect, String resource, String pointer, String value) {
            await(dialect, resource, pointer, value, PATIENCE);
        }

        void awaitSoon(Dialect dialect, String resource, String pointer, String value) {
            await(dialect, resource, pointer, value, Duration.ofSeconds(3));
        }

        private void await(Dialect dialect, String resource, String pointer, String value, Duration patience) {
            Awaitility.await().atMost(patience).untilAsserted(() -> assertThat(
                    admin.retrieve(dialect.address() + "/" + resource).content().at(pointer).asText())
                    .as(resource).isEqualTo(value));
        }

        void close() {
            plug.close();
            admin.close();
            platform.close();
        }
    }
}
