// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.energy.people.LogEntry.Kind;
import io.wattm2m.energy.people.PeopleSettings;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is held up for guessing where a proxy stands before the server: here it is this machine. */
class ForwardingTest {
    private static final String LOGIN = "{\"name\":\"owner\",\"password\":\"wrong password\"}";

    @Test
    void behindATrustedProxyEachClientHasAnAllowanceOfHisOwn() {
        try (RunningServer server = behind("127.0.0.0/8")) {
            guess(server, 5, "203.0.113.7");

            assertThat(login(server, "203.0.113.7")).isEqualTo(429);
            assertThat(login(server, "203.0.113.8")).isEqualTo(401);
        }
    }

    /** What stands left of the entry of the proxy, the client has written himself. */
    @Test
    void whoInventsOtherAddressesIsKnownAllTheSame() {
        try (RunningServer server = behind("127.0.0.0/8")) {
            for (int attempt = 0; attempt < 5; attempt++) {
                assertThat(login(server, "198.51.100." + attempt + ", 203.0.113.7")).isEqualTo(401);
            }

            assertThat(login(server, "198.51.100.99, 203.0.113.7")).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.1"})
    void whatOthersForwardIsNotBelieved(String trusted) {
        try (RunningServer server = behind(trusted)) {
            for (int attempt = 0; attempt < 5; attempt++) {
                assertThat(login(server, "203.0.113." + attempt)).isEqualTo(401);
            }

            assertThat(login(server, "203.0.113.99")).isEqualTo(429);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"203.0.113.7|203.0.113.7", "203.0.113.7, 10.0.0.2|203.0.113.7",
        "6.6.6.6, 203.0.113.7, 10.0.0.2|203.0.113.7", "10.0.0.2|10.0.0.2", "203.0.113.7:4711|203.0.113.7",
        "[2001:db8::7]:4711|2001:db8:0:0:0:0:0:7", "2001:db8::7|2001:db8:0:0:0:0:0:7", "unknown|127.0.0.1",
        "203.0.113.7, localhost, 10.0.0.2|10.0.0.2", "203.0.113.7,|127.0.0.1"})
    void theAddressIsTheLastThatNoTrustedProxyHas(String forwarded, String address) {
        try (RunningServer server = behind("127.0.0.1,10.0.0.0/8")) {
            login(server, forwarded);

            assertThat(server.people.database.logs().entries(Kind.SYSTEM, Long.MAX_VALUE, 1).getFirst().text())
                    .isEqualTo("a login from " + address + " failed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "10.0.0.0/33", "10.0.0.0/x"})
    void whatIsNoAddressEndsTheStart(String proxy) {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(proxy))
                .withMessageContaining("energy.people.trusted-proxies").withMessageContaining(proxy);
    }

    private static void guess(RunningServer server, int times, String forwarded) {
        for (int attempt = 0; attempt < times; attempt++) {
            assertThat(login(server, forwarded)).isEqualTo(401);
        }
    }

    private static int login(RunningServer server, String forwarded) {
        return server.send(server.to("/api/auth/login").header("Content-Type", "application/json")
                .header("X-Forwarded-For", forwarded).POST(BodyPublishers.ofString(LOGIN))).statusCode();
    }

    /** A server with the account of an owner. */
    private static RunningServer behind(String proxies) {
        AdjustableClock clock = new AdjustableClock(RunningServer.NOW);
        RunningServer server =
                new RunningServer(new FrontDoorFixture(clock, settings(proxies), Path.of("target")), clock);
        server.send("POST", "/api/auth/register", "{\"token\":\"" + server.people.setUpToken()
                + "\",\"name\":\"owner\",\"password\":\"" + PeopleFixture.PASSWORD + "\"}");
        return server;
    }

    private static PeopleSettings settings(String proxies) {
        PeopleSettings d = PeopleSettings.DEFAULTS;
        return new PeopleSettings(true, d.accessLife(), d.sessionLife(), d.requestsPerMinute(), d.logRetention(), "",
                proxies.isEmpty() ? List.of() : List.of(proxies.split(",")));
    }
}
