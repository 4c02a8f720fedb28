// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.testing.ExternalTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another implementation of DTLS: libcoap's client on OpenSSL or GnuTLS, with a pre-shared key. */
class LibcoapDtlsTest {
    @AutoClose
    private final DtlsServer server = new DtlsServer();

    @ParameterizedTest
    @ValueSource(strings = {"coap-client-openssl", "coap-client-gnutls"})
    void itIsWhomItsKeyProves(String program) throws Exception {
        String output = run(program, "sixteen-bytes-to", "10");

        assertThat(output).contains("307:\\x07\\xD0");
        assertThat(server.received).singleElement().satisfies(request -> {
            assertThat(request.peer().identity()).contains(TestPeers.METER);
            assertThat(request.requestIdentifier()).isEqualTo("r-9");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"coap-client-openssl", "coap-client-gnutls"})
    void withAnotherKeyItIsShutOut(String program) throws Exception {
        assertThat(run(program, "another-key-here", "2")).doesNotContain("307:");
        assertThat(server.received).isEmpty();
    }

    private String run(String program, String key, String seconds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                ExternalTool.require("install libcoap3-bin", program).toString(), "-v", "7", "-B", seconds, "-m",
                "delete", "-u", "meter-1", "-k",
                key, "-O", "279,Cmeter", "-O", "283,r-9", "-O", "271,4", server.uri + "/cse-in/a")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
