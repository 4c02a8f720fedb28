// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.contract.AdmissionClient;
import io.wattm2m.cse.contract.AdmissionContractTest;
import io.wattm2m.cse.contract.Badge;
import io.wattm2m.cse.contract.Proof;
import io.wattm2m.cse.spi.BindingProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.MqttSecurityException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in at the embedded broker, with TLS (TS-0010 6). */
class MqttAdmissionTest extends AdmissionContractTest {
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    @Override
    protected BindingProvider provider() {
        return new MqttBindingProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("mqtt.port", "0", "mqtt.secure-port", "0");
    }

    @Override
    protected Set<Proof> proofs() {
        return Set.of(Proof.PASSWORD, Proof.CERTIFICATE);
    }

    @Override
    protected AdmissionClient connect(Optional<Badge> badge) throws Exception {
        return new Client("mqtts", badge);
    }

    @Test
    void theListenerWithoutTlsDemandsNoLess() {
        assertThatExceptionOfType(MqttException.class).isThrownBy(() -> new Client("mqtt", Optional.empty()));
        assertThatExceptionOfType(MqttException.class)
                .isThrownBy(() -> new Client("mqtt", Optional.of(wrong(Proof.PASSWORD))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "+/#", "/oneM2M/#", "/oneM2M/resp/Cvictim/#", "/oneM2M/resp/+/id-in/json",
        "/oneM2M/req/#", "/oneM2M/req/+/Cvictim/json", "$share/g/#", "$SYS/#", "energy/#"})
    void nobodyHearsWhatIsForOthers(String filter) throws Exception {
        Badge own = valid(Proof.PASSWORD, "Cmeter");
        try (Client spy = new Client("mqtts", Optional.of(own));
                Client victim = new Client("mqtts", Optional.of(valid(Proof.PASSWORD, "Cvictim")))) {
            assertThatExceptionOfType(MqttException.class).isThrownBy(() -> spy.subscribe(filter));

            assertThat(victim.retrieve("Cvictim", "cse-in/Cvictim/power/la")).contains("rsc=2000");
            assertThat(spy.retrieve("Cmeter", "cse-in/Cmeter/power/la")).contains("own-reading");
            assertThat(spy.heard()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oneM2M/req/Cvictim/id-in/json", "/oneM2M/req/CAdmin/id-in/json",
        "/oneM2M/req/id-in/id-in/json", "/oneM2M/reg_req/Cmeter/id-in/json", "/oneM2M/resp/Cvictim/id-in/json"})
    void whoeverPublishesInAnothersNameIsOut(String topic) throws Exception {
        try (Client client = new Client("mqtts", Optional.of(valid(Proof.PASSWORD, "Cmeter")))) {
            client.publish(topic, Client.retrieval("Cvictim", "cse-in/Cvictim/power/la"));

            await().until(() -> !client.isConnected());
            assertThat(client.heard()).doesNotContain("rsc\":2");
        }
    }

    /** The topic tells who it is, whatever the request says (TS-0010 6.4.2). */
    @Test
    void anotherOriginatorInOnesOwnTopicIsRefused() throws Exception {
        try (Client client = new Client("mqtts", Optional.of(valid(Proof.PASSWORD, "Cmeter")))) {
            client.subscribe("/oneM2M/resp/Cmeter/id-in/json");

            client.publish("/oneM2M/req/Cmeter/id-in/json", Client.retrieval("Cvictim", "cse-in/Cvictim/power/la"));

            assertThat(client.next()).contains("4106").doesNotContain("neighbour");
        }
    }

    /** TS-0003 6.1.2: whoever guesses has to wait, even once he has guessed right. */
    @Test
    void guessingIsSlowedDown() throws Exception {
        Badge badge = valid(Proof.PASSWORD, "Cmeter");
        Badge guess = new Badge(Proof.PASSWORD, badge.name(), "a-mere-guess");

        // a machine that is slow enough takes longer than the pause between the last guess and the next try
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            for (int i = 0; i < ATTEMPTS; i++) {
                assertRefused(guess);
            }
            return isRefused(badge);
        });
        await().ignoreExceptionsInstanceOf(MqttException.class).untilAsserted(() -> {
            try (AdmissionClient client = connect(Optional.of(badge))) {
                assertThat(client.retrieve("Cmeter", "cse-in/Cmeter/power/la")).contains("rsc=2000");
            }
        });
    }

    private void assertRefused(Badge guess) {
        assertThatExceptionOfType(MqttException.class).isThrownBy(() -> new Client("mqtt", Optional.of(guess)));
    }

    private boolean isRefused(Badge badge) throws Exception {
        try (AdmissionClient client = new Client("mqtt", Optional.of(badge))) {
            return false;
        } catch (MqttSecurityException e) {
            return true;
        }
    }

    /** A session that only listens does not outlive its credential by more than some seconds. */
    @Test
    void aRevokedListenerHearsNothing() throws Exception {
        Badge badge = valid(Proof.PASSWORD, "Cmeter");
        try (Client listener = new Client("mqtts", Optional.of(badge));
                Client other = new Client("mqtts", Optional.of(valid(Proof.PASSWORD, "Cmeter")))) {
            listener.subscribeQuietly("/oneM2M/resp/Cmeter/#");
            revoke(badge);

            await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(500)).until(() -> {
                other.retrieve("Cmeter", "cse-in/Cmeter/power/la");
                return !listener.isConnected();
            });
        }
    }

    private final class Client implements AdmissionClient, MqttCallback {
        private static final int SECONDS = 20;
        private static final String END = "";
        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        private final MqttClient paho;

        Client(String scheme, Optional<Badge> badge) throws Exception {
            URI server = scheme.equals("mqtts") ? at("mqtts") : at("mqtt");
            paho = new MqttClient((scheme.equals("mqtts") ? "ssl" : "tcp") + "://127.0.0.1:" + server.getPort(),
                    "admission-" + CLIENTS.incrementAndGet(), new MemoryPersistence());
            paho.setTimeToWait(TimeUnit.SECONDS.toMillis(SECONDS));
            paho.setCallback(this);
            MqttConnectOptions options = new MqttConnectOptions();
            options.setKeepAliveInterval(0);
            if (scheme.equals("mqtts")) {
                String file = badge.filter(shown -> shown.proof() == Proof.CERTIFICATE).map(Badge::name).orElse("");
                options.setSocketFactory(certificates().context(file, "server").getSocketFactory());
            }
            badge.filter(shown -> shown.proof() == Proof.PASSWORD).ifPresent(shown -> {
                options.setUserName(shown.name());
                options.setPassword(shown.secret().toCharArray());
            });
            paho.connect(options);
        }

        @Override
        public String retrieve(String originator, String to) throws Exception {
            String level = originator.startsWith("/") ? originator.substring(1).replace('/', ':') : originator;
            subscribe("/oneM2M/resp/" + level + "/id-in/json");
            publish("/oneM2M/req/" + level + "/id-in/json", retrieval(originator, to));
            return next().replaceFirst("\"rsc\":(\\d+)", "rsc=$1");
        }

        static String retrieval(String originator, String to) {
            return "{\"op\":2,\"to\":\"" + to + "\",\"fr\":\"" + originator + "\",\"rqi\":\"r-"
                    + CLIENTS.incrementAndGet() + "\",\"rvi\":\"3\"}";
        }

        void subscribe(String filter) throws MqttException {
            paho.subscribe(filter, 1);
        }

        /** As one that sends nothing back. */
        void subscribeQuietly(String filter) throws MqttException {
            paho.subscribe(filter, 0);
        }

        void publish(String topic, String payload) throws MqttException {
            try {
                paho.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 0, false);
            } catch (MqttException e) {
                received.add(END);
            }
        }

        boolean isConnected() {
            return paho.isConnected();
        }

        String heard() {
            return String.join(" ", received);
        }

        String next() throws InterruptedException {
            return Optional.ofNullable(received.poll(SECONDS, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("neither an answer nor the end"));
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            received.add(new String(message.getPayload(), StandardCharsets.UTF_8));
        }

        @Override
        public void connectionLost(Throwable cause) {
            received.add(END);
        }

        @Override
        public void deliveryComplete(IMqttDeliveryToken token) {
            // nobody waits for it
        }

        @Override
        public void close() {
            try {
                if (paho.isConnected()) {
                    paho.disconnectForcibly(0, 500);
                }
                paho.close();
            } catch (MqttException e) {
                throw new AssertionError(e);
            }
        }
    }
}
