// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import static io.wattm2m.cse.primitive.ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.SECURITY_ASSOCIATION_REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.spi.Evidence;
import io.wattm2m.cse.spi.Gate;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.testing.OpenSecurity;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which listeners may be opened, and who gets past them. */
class ListenerRuleTest {
    private static final InetAddress SOMEBODY = InetAddress.ofLiteral("192.0.2.1");

    @Test
    void aListenerBeyondLoopbackDoesNotStartWithoutEncryption() {
        Security security = OpenSecurity.security(Map.of("data", "target/none"));

        assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> security.gate("HTTP", "0.0.0.0", false))
                .withMessageContaining("HTTP at 0.0.0.0").withMessageContaining("tls.certificate")
                .withMessageContaining("allow-unauthenticated").withMessageNotContaining("\n");
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> security.gate("HTTP", "no.such.host.invalid", false));
    }

    @ParameterizedTest
    @CsvSource({
        // bind,    encrypted, required, allowed, demanding
        "127.0.0.1, false,     auto,     false,   false",
        "127.0.0.1, true,      auto,     false,   false",
        "::1,       false,     auto,     false,   false",
        "127.0.0.1, false,     always,   false,   true",
        "0.0.0.0,   true,      auto,     false,   true",
        "0.0.0.0,   true,      always,   true,    true",
        "0.0.0.0,   false,     auto,     true,    false",
        "0.0.0.0,   false,     always,   true,    true"})
    void credentialsAreDemandedBeyondLoopbackOrAlways(String bind, boolean encrypted, String required, String allowed,
            boolean demanding) {
        Security security = OpenSecurity.security(Map.of("data", "target/none", "security.required", required,
                "allow-unauthenticated", allowed));

        Gate gate = security.gate("HTTP", bind, encrypted);

        assertThat(gate.isDemanding()).isEqualTo(demanding);
        if (demanding) {
            assertThatExceptionOfType(RequestFailure.class).isThrownBy(() -> gate.admit(SOMEBODY, List.of()))
                    .matches(failure -> failure.status() == SECURITY_ASSOCIATION_REQUIRED);
        } else {
            assertThat(gate.admit(SOMEBODY, List.of()).identity()).isEmpty();
        }
    }

    @Test
    void anInvalidCredentialIsRefusedAlsoWhereNoneIsDemanded() {
        Gate gate = OpenSecurity.security(Map.of("data", "target/none")).gate("HTTP", "127.0.0.1", false);

        assertThatExceptionOfType(RequestFailure.class)
                .isThrownBy(() -> gate.admit(SOMEBODY, List.of(new Evidence.BearerToken("none.guess"))))
                .matches(failure -> failure.status() == ORIGINATOR_NOT_AUTHENTICATED);
    }
}
