// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wattm2m.cse.spi.PeerTokens;
import io.wattm2m.cse.spi.StartFailure;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which token is shown to whom (RFC 6750 5.3: to nobody else, and never in clear text). */
class PeerTokensTest {
    private final PeerTokens tokens =
            PeerTokens.of(
                    List.of("https://in.example:8443=4f.se=cret", "wss://In.Example = other", "http://[::1]:8080=x"));

    @Test
    void anAddressIsShownItsOwnTokenWhateverThePath() {
        assertThat(tokens.at(URI.create("https://in.example:8443/~/id-in/cse-in?x=1"))).contains("4f.se=cret");
        assertThat(tokens.at(URI.create("wss://in.example:443/"))).contains("other");
        assertThat(tokens.at(URI.create("http://[::1]:8080"))).contains("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://in.example", "https://in.example:8444", "http://in.example:8443",
        "https://in.example.evil:8443", "https://evil@other.example:8443", "coaps://in.example:8443", "mailto:x"})
    void nobodyElseIsShownIt(String address) {
        assertThat(tokens.at(URI.create(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush", "=hush", "https://in.example=", "in.example=hush", "coap://in.example=hush",
        "http://in.example=hush", "ws://192.0.2.1:80=hush", "https://a b=hush"})
    void whatCannotBeIsToldWithoutTheToken(String entry) {
        assertThatExceptionOfType(StartFailure.class).isThrownBy(() -> PeerTokens.of(List.of(entry)))
                .withMessageContaining("security.peer-tokens").withMessageNotContaining("hush");
    }

    @Test
    void itsTextHasNoTokens() {
        assertThat(tokens.toString()).contains("in.example").doesNotContain("cret", "other");
    }
}
