// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.testing.SecuredFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.io.TempDir;

/** The contract over TCP and TLS, with a certificate that stands for whoever a request says. */
class CoapsTcpContractTest extends CoapContractTest {
    @TempDir
    private static Path folder;
    private Optional<SSLContext> tls = Optional.empty();
    private Optional<SSLContext> listening = Optional.empty();

    @Override
    protected Map<String, String> settings() {
        SecuredFolder secured = new SecuredFolder(folder);
        secured.certify("everybody", "*");
        tls = Optional.of(secured.tls("everybody"));
        listening = Optional.of(secured.tls());
        return secured
                .settings(Map.of("coap.enabled", "false", "coaps-tcp.enabled", "true", "coaps-tcp.port", "0"));
    }

    @Override
    protected ProtocolClient client(URI pointOfAccess, ContentFormat format) {
        return new CoapProtocolClient(pointOfAccess, format, Device.overTcp(pointOfAccess, tls),
                Device.listeningOverTcp(pointOfAccess, listening));
    }
}
