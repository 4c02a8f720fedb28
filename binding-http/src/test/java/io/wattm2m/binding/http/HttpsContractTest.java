// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.testing.SecuredFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.io.TempDir;

/** The contract over HTTP/2 and TLS, with a token that stands for whoever a request says. */
class HttpsContractTest extends HttpContractTest {
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
        return new HttpProtocolClient(pointOfAccess, format, tls, token);
    }
}
