// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.testing.Certificates;
import io.wattm2m.cse.testing.OpenSecurity;
import io.wattm2m.cse.testing.Standard;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The binding where credentials are demanded. */
class SecuredBindingTest {
    private static final String REQUEST = "{\"op\":2,\"to\":\"cse-in\",\"fr\":\"Cmeter\",\"rqi\":\"r-1\"}";
    private final List<RequestPrimitive> received = new CopyOnWriteArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    @TempDir
    private Path data;

    @BeforeEach
    void demandCredentials() {
        settings.putAll(Map.of("data", data.toString(), "mqtt.port", "0", "mqtt.secure-port", "0",
                "security.required", "always"));
    }

    @Test
    void whatAKnownClientSendsCarriesItsIdentity() throws Exception {
        Security security = OpenSecurity.security(settings);
        String password = security.credentials().issue(new Credentials.Wish(CredentialKind.PASSWORD, "meter", "Cmeter",
                "", Optional.empty())).secret();
        try (MqttBinding binding = binding(security)) {
            int port = start(binding).getPort();

            String answer = Mosquitto.output(Mosquitto.client(port, "mosquitto_rr", "-u", "meter", "-P", password,
                    "-q", "1", "-W", "20", "-t", "/oneM2M/req/Cmeter/id-in/json", "-e",
                    "/oneM2M/resp/Cmeter/id-in/json", "-m", REQUEST));

            assertThat(answer).contains("2000");
            assertThat(received.getFirst().peer().identity().map(Identity::originator)).contains("Cmeter");
        }
    }

    @Test
    void nobodyElseIsHeard() throws Exception {
        try (MqttBinding binding = binding(OpenSecurity.security(settings))) {
            int port = start(binding).getPort();

            assertThat(Mosquitto.client(port, "mosquitto_pub", "-t", "/oneM2M/req/Cmeter/id-in/json", "-m", REQUEST)
                    .waitFor()).isNotZero();
            assertThat(received).isEmpty();
        }
    }

    @Test
    void withACertificateThereIsTls() throws Exception {
        Certificates certificates = new Certificates(data).with("server");
        settings.put("tls.certificate", certificates.certificate("server").toString());
        settings.put("tls.key", certificates.key("server").toString());
        Security security = OpenSecurity.security(settings);
        String password = security.credentials().issue(new Credentials.Wish(CredentialKind.PASSWORD, "meter", "Cmeter",
                "", Optional.empty())).secret();
        try (MqttBinding binding = binding(security)) {
            URI secure = start(binding);

            assertThat(secure.getScheme()).isEqualTo("mqtts");
            assertThat(Mosquitto.client(secure.getPort(), "mosquitto_pub", "--cafile",
                    certificates.certificate("server").toString(), "-u", "meter", "-P", password, "-q", "1", "-t",
                    "/oneM2M/req/Cmeter/id-in/json", "-m", REQUEST).waitFor()).isZero();
        }
    }

    @Test
    void anExternalBrokerHasToBeTrustedExpressly() {
        settings.put("mqtt.broker", "mqtt://127.0.0.1:1");

        assertThatThrownBy(() -> start(binding(OpenSecurity.security(settings)))).isInstanceOf(StartFailure.class)
                .hasMessageContaining("mqtt.trust-topics");
    }

    private MqttBinding binding(Security security) {
        return (MqttBinding) new MqttBindingProvider().create(new Configuration(settings),
                new Entity("/id-in", "cse-in"), Standard.SERIALISATIONS, security);
    }

    private URI start(MqttBinding binding) {
        return binding.start(request -> {
            received.add(request);
            return ResponsePrimitive.of(ResponseStatusCode.OK, request);
        }).getFirst();
    }
}
