// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wattm2m.cse.spi.StartFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No binding listens beyond this machine without TLS, and each says what to do about it. */
class BeyondLoopbackTest {
    @TempDir
    private Path data;

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource(delimiter = '|', textBlock = """
            http      | 0.0.0.0 | HTTP at 0.0.0.0               | tls.certificate
            http      | ::      | HTTP at ::                    | tls.certificate
            websocket | 0.0.0.0 | WebSocket at 0.0.0.0          | tls.certificate
            mqtt      | 0.0.0.0 | MQTT at 0.0.0.0               | tls.certificate
            coap      | 0.0.0.0 | CoAP in clear text at 0.0.0.0 | coaps.enabled: true
            """)
    void aListenerDoesNotStartWithoutTls(String binding, String bind, String listener, String remedy) {
        assertThatExceptionOfType(StartFailure.class).isThrownBy(
                () -> Platform.start(data, "bind=" + bind, "cse.listeners=" + binding, "store.memory=true").close())
                .withMessageContaining(listener).withMessageContaining(remedy)
                .withMessageContaining("allow-unauthenticated").withMessageNotContaining("\n");
    }

    @Test
    void coapOverTcpDoesNotStartInClearTextEither() {
        assertThatExceptionOfType(StartFailure.class).isThrownBy(
                () -> Platform.start(data, "bind=0.0.0.0", "cse.listeners=coap", "coap.enabled=false",
                        "coap-tcp.enabled=true", "coap-tcp.port=0", "store.memory=true").close())
                .withMessageContaining("coap-tcp.enabled: false").withMessageContaining("coaps-tcp.enabled: true")
                .withMessageContaining("allow-unauthenticated");
    }
}
