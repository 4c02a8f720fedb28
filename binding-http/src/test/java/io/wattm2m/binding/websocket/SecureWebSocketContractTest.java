// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.testing.SecuredFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.io.TempDir;

/** The contract over TLS, with a token in the handshake that stands for whoever a request says. */
class SecureWebSocketContractTest extends WebSocketContractTest {
    @TempDir
    private static Path folder;
    private String token = "";
    private SSLContext tls;

    @Override
    protected Map<String, String> settings() {
        SecuredFolder secured = new SecuredFolder(folder);
        token = secured.issue(CredentialKind.TOKEN, "", "*");
        tls = secured.tls();
        return secured.settings(super.settings());
    }

    @Override
    protected ProtocolClient client(URI pointOfAccess, ContentFormat format) {
        return WebSocketProtocolClient.secured(pointOfAccess, format, tls, token);
    }
}
