// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.testing.Certificates;
import io.wattm2m.cse.testing.OpenSecurity;
import io.wattm2m.cse.testing.Standard;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded broker shows a new certificate as soon as its file has it. */
class CertificateReloadTest {
    @TempDir
    private Path folder;

    @Test
    void aNewCertificateIsShownWithoutARestart() throws Exception {
        Certificates certificates = new Certificates(folder).with("server");
        Map<String, String> settings = Map.of("data", folder.toString(), "mqtt.port", "0", "mqtt.secure-port", "0",
                "tls.certificate", certificates.store("server").toString(), "tls.password", "changeit", "tls.reload",
                "0 ms");
        try (MqttBinding binding = (MqttBinding) new MqttBindingProvider().create(new Configuration(settings),
                new Entity("/id-in", "cse-in"), Standard.SERIALISATIONS, OpenSecurity.security(settings))) {
            URI broker = binding.start(request -> ResponsePrimitive.of(ResponseStatusCode.OK, request)).stream()
                    .filter(uri -> uri.getScheme().equals("mqtts")).findFirst().orElseThrow();
            SSLContext before = certificates.context("", "server");
            assertThat(handshake(before, broker)).isEqualTo("CN=server");

            certificates.with("server");

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> handshake(before, broker));
            assertThat(handshake(certificates.context("", "server"), broker)).isEqualTo("CN=server");
        }
    }

    private static String handshake(SSLContext context, URI broker) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", broker.getPort())) {
            socket.startHandshake();
            return socket.getSession().getPeerPrincipal().getName();
        }
    }
}
