// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.testing.SecuredFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract at Mosquitto over TLS, where everybody logs in. */
class SecureMosquittoContractTest extends MqttContractTest {
    @TempDir
    private static Path folder;
    private Optional<Mosquitto> mosquitto = Optional.empty();
    private Optional<Listening.Login> login = Optional.empty();

    @Override
    protected Map<String, String> settings() {
        try {
            SecuredFolder secured = new SecuredFolder(folder);
            login = Optional.of(new Listening.Login("applications", "secret", secured.tls()));
            Mosquitto started = start(secured);
            mosquitto = Optional.of(started);
            return Map.of("data", folder.toString(), "mqtt.broker",
                    started.uri().toString().replace("mqtt:", "mqtts:"), "mqtt.user", "cse", "mqtt.password", "secret",
                    "tls.authorities", secured.certificate().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected ProtocolClient client(URI pointOfAccess, ContentFormat format) {
        return new MqttProtocolClient(pointOfAccess, format, login);
    }

    @AfterAll
    final void stopMosquitto() {
        mosquitto.ifPresent(Mosquitto::close);
    }

    private static Mosquitto start(SecuredFolder secured) throws IOException, InterruptedException {
        Path users = folder.resolve("users");
        passwd("-b", "-c", users.toString(), "cse", "secret");
        passwd("-b", users.toString(), "applications", "secret");
        return Mosquitto.start(folder, "allow_anonymous false", "password_file " + users,
                "certfile " + secured.certificate(), "keyfile " + secured.key());
    }

    private static void passwd(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = Mosquitto.find("mosquitto_passwd");
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        new ProcessBuilder(command).start().waitFor();
    }
}
