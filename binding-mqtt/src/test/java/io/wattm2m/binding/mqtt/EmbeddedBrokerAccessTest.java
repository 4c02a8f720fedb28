// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.testing.Certificates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mosquitto's programs at the embedded broker that lets in only whom it knows. */
class EmbeddedBrokerAccessTest {
    private static final String OWN = "/oneM2M/req/Cmeter/id-in/json";
    private static final String OTHERS = "/oneM2M/req/Cother/id-in/json";

    @TempDir
    private static Path folder;
    private static Certificates certificates;
    private static KnownUsers users;
    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() throws Exception {
        certificates = new Certificates(folder).with("server").with("meter").with("stranger");
        users = new KnownUsers().with("meter", "Cmeter").with("other", "Cother").with("plug-1", "")
                .with("novice", "");
        broker = EmbeddedBroker.start(BrokerSettings.DEFAULTS.withPort(0), new BrokerAccess(users,
                Optional.of(new BrokerAccess.Secure("127.0.0.1", 0,
                        certificates.context("server", "meter"), users)),
                new TopicRules("/id-in", "", List.of("energy/{user}/#"))));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void nobodyComesInWithoutACredential() throws Exception {
        assertThat(run("mosquitto_pub", "-t", OWN, "-m", "x")).as("exit code").isNotZero();
        assertThat(run("mosquitto_sub", "-t", "#", "-C", "1", "-W", "5")).isNotZero();
        assertThat(run("mosquitto_pub", "-V", "5", "-t", OWN, "-m", "x")).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "", "meter"})
    void nobodyComesInWithAWrongPassword(String password) throws Exception {
        assertThat(run("mosquitto_pub", "-u", "meter", "-P", password, "-t", OWN, "-m", "x")).isNotZero();
    }

    @Test
    void whoIsKnownPublishesToItsOwnTopics() throws Exception {
        assertThat(run(as("meter", "mosquitto_pub", "-q", "1", "-t", OWN, "-m", "x"))).isZero();
        assertThat(run(as("meter", "mosquitto_pub", "-V", "5", "-q", "2", "-t", OWN, "-m", "x"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHERS, "/oneM2M/resp/Cother/Cother/json", "energy/plug-1/cmd", "$SYS/x", "x",
        "/oneM2M/req/id-in\uFDD0Cmeter/id-in/json"})
    void nobodyPublishesToAnothersTopics(String topic) throws Exception {
        try (TestClient platform = platform().subscribe("#", "$SYS/#")) {
            assertThat(run(as("meter", "mosquitto_pub", "-q", "1", "-t", topic, "-m", "spoofed"))).isNotZero();
            assertThat(run(as("meter", "mosquitto_pub", "-V", "5", "-q", "1", "-t", topic, "-m", "spoofed")))
                    .isNotZero();

            platform.publish("end", "end");
            assertThat(platform.receivedUntil("end")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "/oneM2M/#", "/oneM2M/resp/Cother/#", "/oneM2M/req/+/Cother/#",
        "$share/g//oneM2M/resp/Cother/#", "energy/+/data"})
    void nobodyHearsAnothersTopics(String filter) throws Exception {
        try (TestClient platform = platform()) {
            platform.publishRetained("/oneM2M/resp/Cother/id-in/json", "secret");
            platform.publishRetained("energy/plug-1/data", "secret");
            Process refused = client(as("meter", "mosquitto_sub", "-v", "-W", "5", "-t", filter));
            Process partly = client(as("meter", "mosquitto_sub", "-v", "-C", "1", "-W", "20", "-t", filter, "-t",
                    "/oneM2M/resp/Cmeter/#"));

            await().until(() -> {
                platform.publish("/oneM2M/resp/Cmeter/id-in/json", "mine");
                return !partly.isAlive();
            });
            assertThat(Mosquitto.output(partly)).isEqualTo("/oneM2M/resp/Cmeter/id-in/json mine\n");
            assertThat(Mosquitto.output(refused)).isEmpty();
        }
    }

    @Test
    void aWillNeedsTheSameRights() throws Exception {
        assertThat(run(as("meter", "mosquitto_pub", "--will-topic", OTHERS, "--will-payload", "x", "-t", OWN, "-m",
                "x"))).isNotZero();
        assertThat(run(as("meter", "mosquitto_pub", "--will-topic", OWN, "--will-payload", "x", "-t", OWN, "-m",
                "x"))).isZero();
    }

    @Test
    void aPlugHasItsOwnTopics() throws Exception {
        assertThat(run(as("plug-1", "mosquitto_pub", "-q", "1", "-t", "energy/plug-1/data", "-m", "x"))).isZero();
        assertThat(run(as("plug-1", "mosquitto_pub", "-q", "1", "-t", "energy/plug-2/data", "-m", "x"))).isNotZero();
    }

    @Test
    void whoRegistersGetsItsTopicsWithoutComingInAgain() throws Exception {
        try (TestClient novice = TestClient.known(broker, "novice").subscribe("/oneM2M/reg_resp/novice/#")) {
            novice.publish("/oneM2M/reg_req/novice/id-in/json", "register");
            users.with("novice", "Cnovice");

            novice.publish("/oneM2M/req/Cnovice/id-in/json", "x");

            assertThat(novice.paho().isConnected()).isTrue();
        }
    }

    @Test
    void anotherUserDoesNotTakeOverASession() throws Exception {
        try (TestClient meter = TestClient.known(broker, "meter", "A::same").subscribe("/oneM2M/resp/Cmeter/#");
                TestClient other = TestClient.known(broker, "other", "A::same");
                TestClient platform = platform()) {
            platform.publish("/oneM2M/resp/Cmeter/id-in/json", "mine");

            assertThat(meter.next()).endsWith("=mine");
            assertThat(other.topicsReceived()).isZero();
        }
    }

    @Test
    void whoseCredentialIsRevokedIsOut() throws Exception {
        users.with("leaving", "Cleaving");
        try (TestClient leaving = TestClient.known(broker, "leaving")) {
            leaving.publish("/oneM2M/req/Cleaving/id-in/json", "x");

            users.revoke("leaving");

            await().atMost(30, TimeUnit.SECONDS).until(() -> !isServed(leaving));
        }
    }

    private static boolean isServed(TestClient client) {
        try {
            client.publish("/oneM2M/req/Cleaving/id-in/json", "x");
            return true;
        } catch (org.eclipse.paho.client.mqttv3.MqttException e) {
            return false;
        }
    }

    @Test
    void tlsCarriesPasswords() throws Exception {
        assertThat(runSecurely("mosquitto_pub", "-u", "meter", "-P", "retem", "-q", "1", "-t", OWN, "-m", "x"))
                .isZero();
        assertThat(runSecurely("mosquitto_pub", "-u", "meter", "-P", "wrong", "-q", "1", "-t", OWN, "-m", "x"))
                .isNotZero();
        assertThat(runSecurely("mosquitto_pub", "-q", "1", "-t", OWN, "-m", "x")).isNotZero();
    }

    @Test
    void aCertificateIsACredential() throws Exception {
        String[] shown = {"--cert", certificates.certificate("meter").toString(), "--key",
            certificates.key("meter").toString(), "-q", "1", "-m", "x", "-t"};

        assertThat(runSecurely("mosquitto_pub", with(shown, OWN))).isZero();
        assertThat(runSecurely("mosquitto_pub", with(shown, OTHERS))).isNotZero();
    }

    @Test
    void aStrangersCertificateIsNone() throws Exception {
        assertThat(runSecurely("mosquitto_pub", "--cert", certificates.certificate("stranger").toString(), "--key",
                certificates.key("stranger").toString(), "-q", "1", "-t", OWN, "-m", "x")).isNotZero();
    }

    @Test
    void theListenerWithTlsSpeaksNothingElse() throws Exception {
        assertThat(Mosquitto.client(broker.securePort(), "mosquitto_pub", as("meter", "", "-t", OWN, "-m", "x"))
                .waitFor()).isNotZero();
    }

    private static TestClient platform() throws Exception {
        return TestClient.known(broker, "platform");
    }

    /** The arguments of a program that logs in as this user. */
    private static String[] as(String user, String program, String... arguments) {
        List<String> all = new ArrayList<>(program.isEmpty() ? List.of() : List.of(program));
        all.addAll(List.of("-u", user, "-P", KnownUsers.password(user)));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    private static String[] with(String[] arguments, String last) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = last;
        return all;
    }

    private static Process client(String... command) throws Exception {
        return Mosquitto.client(broker.port(), command[0], Arrays.copyOfRange(command, 1, command.length));
    }

    private static int run(String... command) throws Exception {
        return client(command).waitFor();
    }

    private static int runSecurely(String program, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("--cafile", certificates.certificate("server").toString()));
        all.addAll(List.of(arguments));
        return Mosquitto.client(broker.securePort(), program, all.toArray(String[]::new)).waitFor();
    }
}
