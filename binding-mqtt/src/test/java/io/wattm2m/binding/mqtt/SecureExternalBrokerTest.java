// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.binding.mqtt.BrokerConnection.Login;
import io.wattm2m.cse.testing.Certificates;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections to Mosquitto with TLS, where it wants a certificate and a password. */
class SecureExternalBrokerTest {
    private static final MqttSettings SETTINGS = ListeningBinding.settings("", "");

    @TempDir
    private static Path folder;
    private static Certificates certificates;
    private static Mosquitto mosquitto;
    private static BrokerAddress address;

    @BeforeAll
    static void start() throws Exception {
        certificates = new Certificates(folder).with("server").with("cse").with("stranger");
        Path users = folder.resolve("users");
        new ProcessBuilder(Mosquitto.find("mosquitto_passwd"), "-b", "-c", users.toString(), "cse", "secret").start()
                .waitFor();
        mosquitto = Mosquitto.start(folder, "allow_anonymous false", "password_file " + users,
                "cafile " + certificates.certificate("cse"), "certfile " + certificates.certificate("server"),
                "keyfile " + certificates.key("server"), "require_certificate true");
        address = BrokerAddress.of(URI.create(mosquitto.uri().toString().replace("mqtt:", "mqtts:")));
    }

    @AfterAll
    static void stop() {
        if (mosquitto != null) {
            mosquitto.close();
        }
    }

    @Test
    void whoProvesItselfTalks() throws Exception {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

        try (BrokerConnection connection = open(certificates.context("cse", "server"), "secret", heard)) {
            connection.publish("a/b", new byte[] {'x'}, SETTINGS.requestTimeout());

            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("a/b");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> open(certificates.context("cse", "server"), "wrong", new LinkedBlockingQueue<>()))
                .isInstanceOf(MqttException.class).hasMessageContaining("Not authorized");
    }

    @Test
    void aCertificateThatTheBrokerDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> open(certificates.context("stranger", "server"), "secret",
                new LinkedBlockingQueue<>())).isInstanceOf(MqttException.class);
    }

    @Test
    void aBrokerThatWeDoNotKnowHearsNoPassword() {
        assertThatThrownBy(() -> open(certificates.context("cse", "stranger"), "secret", new LinkedBlockingQueue<>()))
                .isInstanceOf(MqttException.class).rootCause().hasMessageContaining("certification path");
    }

    private static BrokerConnection open(SSLContext tls, String password, LinkedBlockingQueue<String> heard)
            throws MqttException {
        BrokerAccounts accounts = new BrokerAccounts(tls);
        accounts.add(address, "cse", password);
        return BrokerConnection.open(new Login(address, "C::id-in", false, accounts, SETTINGS), List.of("a/#"),
                new BrokerConnection.Events() {

                    @Override
                    public void arrived(String topic, byte[] payload) {
                        heard.add(topic);
                    }

                    @Override
                    public void lost(Throwable cause) {
                        heard.add("lost");
                    }
                });
    }
}
