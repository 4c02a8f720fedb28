// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Identity;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials.Issued;
import io.wattm2m.cse.spi.Credentials.Wish;
import io.wattm2m.cse.spi.Evidence;
import io.wattm2m.cse.spi.Evidence.BearerToken;
import io.wattm2m.cse.spi.Evidence.Password;
import io.wattm2m.cse.spi.Evidence.Proven;
import io.wattm2m.cse.spi.SecuritySettings;
import io.wattm2m.cse.testing.AdjustableClock;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who somebody is, and how slow guessing is (TS-0003 6.1.2). */
class CredentialAuthenticatorTest {
    private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("198.51.100.7");
    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    private Path folder;
    private final AtomicLong passed = new AtomicLong();
    private KnownCredentials credentials = new KnownCredentials(Path.of("no", "such.json"), clock);
    private CredentialAuthenticator authenticator = authenticator();

    @BeforeEach
    void open() {
        credentials = new KnownCredentials(folder.resolve("credentials.json"), clock);
        authenticator = authenticator();
    }

    @Test
    void aTokenProvesItsOriginator() {
        Issued token = issue(CredentialKind.TOKEN, "");

        Identity identity = authenticator.authenticate(new BearerToken(token.secret()), HERE);

        assertThat(identity).isEqualTo(new Identity("Cmeter", token.credential().id()));
        assertThat(credentials.list().getFirst().times().lastUsed()).contains(clock.instant());
    }

    @Test
    void aWrongTokenProvesNobody() {
        Issued token = issue(CredentialKind.TOKEN, "");

        assertRefused(new BearerToken(token.secret() + "x"), "it is not known");
        assertRefused(new BearerToken(token.credential().id() + "."), "it is not known");
        assertRefused(new BearerToken(""), "it is not known");
    }

    @Test
    void aRevokedAndAnExpiredAndARotatedTokenProveNobody() {
        Issued revoked = issue(CredentialKind.TOKEN, "");
        Issued expired = credentials.issue(new Wish(CredentialKind.TOKEN, "", "Cmeter", "",
                Optional.of(Duration.ofHours(1))));
        Issued rotated = issue(CredentialKind.TOKEN, "");
        credentials.revoke(revoked.credential().id());
        Issued successor = credentials.rotate(rotated.credential().id());

        clock.advance(Duration.ofMinutes(59));
        assertThat(authenticator.authenticate(new BearerToken(expired.secret()), HERE).originator())
                .isEqualTo("Cmeter");
        clock.advance(Duration.ofMinutes(1));

        assertRefused(new BearerToken(revoked.secret()), "it has been revoked");
        assertRefused(new BearerToken(expired.secret()), "it has expired");
        assertRefused(new BearerToken(rotated.secret()), "it is not known");
        assertThat(authenticator.authenticate(new BearerToken(successor.secret()), HERE).originator())
                .isEqualTo("Cmeter");
    }

    @Test
    void aPasswordProvesItsOriginator() {
        Issued password = issue(CredentialKind.PASSWORD, "meter");

        assertThat(authenticator.authenticate(new Password("meter", password.secret()), HERE).originator())
                .isEqualTo("Cmeter");
        assertRefused(new Password("meter", "guess"), "user or password is wrong");
        assertRefused(new Password("nobody", password.secret()), "user or password is wrong");
    }

    @Test
    void aPreSharedKeyIsThereForTheHandshakeUntilItIsRevoked() {
        Issued key = issue(CredentialKind.KEY, "meter");

        assertThat(authenticator.key("meter")).contains(HexFormat.of().parseHex(key.secret()));
        assertThat(authenticator.authenticate(new Proven(CredentialKind.KEY, "meter"), HERE).originator())
                .isEqualTo("Cmeter");
        credentials.revoke(key.credential().id());

        assertThat(authenticator.key("meter")).isEmpty();
        assertRefused(new Proven(CredentialKind.KEY, "meter"), "it has been revoked");
    }

    @Test
    void whoGuessesAPasswordHasToWaitEverLongerEvenForTheRightOne() {
        Issued password = issue(CredentialKind.PASSWORD, "meter");
        fail(5, "meter", HERE);

        assertRefused(new Password("meter", password.secret()), "too many failed attempts");
        pass(Duration.ofSeconds(1));
        assertRefused(new Password("meter", "guess"), "wrong");
        pass(Duration.ofSeconds(1));
        assertRefused(new Password("meter", password.secret()), "too many failed attempts");
        pass(Duration.ofSeconds(1));

        assertThat(authenticator.authenticate(new Password("meter", password.secret()), HERE)).isNotNull();
        fail(4, "meter", HERE);
        assertThat(authenticator.authenticate(new Password("meter", password.secret()), HERE)).isNotNull();
    }

    @Test
    void aWallClockThatJumpsNeitherShortensAWaitNorMakesItLonger() {
        Issued password = issue(CredentialKind.PASSWORD, "meter");
        fail(5, "meter", HERE);

        clock.advance(Duration.ofDays(1));
        assertRefused(new Password("meter", password.secret()), "too many failed attempts");
        clock.advance(Duration.ofDays(-1));
        pass(Duration.ofSeconds(1));

        assertThat(authenticator.authenticate(new Password("meter", password.secret()), HERE)).isNotNull();
    }

    @Test
    void anAddressThatTriesManyNamesHasToWaitAndItsNeighboursDoNot() {
        Issued password = issue(CredentialKind.PASSWORD, "meter");
        Issued token = issue(CredentialKind.TOKEN, "");

        for (int i = 0; i < 20; i++) {
            fail(1, "user" + i, HERE);
        }

        assertRefused(new Password("meter", password.secret()), "too many failed attempts");
        assertThat(authenticator.authenticate(new Password("meter", password.secret()), ELSEWHERE)).isNotNull();
        // nobody guesses a token, so nobody is locked out of his by a guest behind the same address
        assertThat(authenticator.authenticate(new BearerToken(token.secret()), HERE)).isNotNull();
    }

    @Test
    void whoeverFailsIsForgottenInTheEndAndTakesLittleMemory() {
        Attempts attempts = new Attempts(5, Duration.ofMinutes(5), passed::get);

        for (int i = 0; i < 50_000; i++) {
            attempts.failed("somebody " + i);
        }
        assertThat(attempts.size()).isLessThanOrEqualTo(10_000);
        pass(Duration.ofHours(2));

        await().until(attempts::size, size -> size == 0);
    }

    private void pass(Duration duration) {
        passed.addAndGet(duration.toNanos());
    }

    private void fail(int times, String user, InetAddress from) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(RequestFailure.class)
                    .isThrownBy(() -> authenticator.authenticate(new Password(user, "guess"), from));
        }
    }

    private void assertRefused(Evidence evidence, String why) {
        assertThatExceptionOfType(RequestFailure.class).isThrownBy(() -> authenticator.authenticate(evidence, HERE))
                .withMessageContaining(why)
                .matches(failure -> failure.status() == ResponseStatusCode.ORIGINATOR_NOT_AUTHENTICATED);
    }

    private Issued issue(CredentialKind kind, String name) {
        return credentials.issue(new Wish(kind, name, "Cmeter", "", Optional.empty()));
    }

    private CredentialAuthenticator authenticator() {
        return new CredentialAuthenticator(credentials, SecuritySettings.DEFAULTS, false, clock, passed::get);
    }
}
