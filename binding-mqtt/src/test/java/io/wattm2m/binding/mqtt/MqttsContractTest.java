// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.testing.SecuredFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The contract over TLS at the embedded broker, with a user that may use all topics of oneM2M. */
class MqttsContractTest extends MqttContractTest {
    private static final String USER = MqttProtocolClient.CREDENTIAL;
    @TempDir
    private static Path folder;
    private Optional<Listening.Login> login = Optional.empty();

    @Override
    protected Map<String, String> settings() {
        SecuredFolder secured = new SecuredFolder(folder);
        login = Optional.of(new Listening.Login(USER, secured.issue(CredentialKind.PASSWORD, USER, "*"),
                secured.tls()));
        Map<String, String> settings = new HashMap<>(secured.settings(super.settings()));
        settings.put("mqtt.secure-port", "0");
        settings.put("mqtt.topic-rules", USER + "=/oneM2M/#," + USER + "=" + MqttProtocolClient.HOOK);
        return settings;
    }

    @Override
    protected ProtocolClient client(URI pointOfAccess, ContentFormat format) {
        return new MqttProtocolClient(pointOfAccess, format, login);
    }
}
