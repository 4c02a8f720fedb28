// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattm2m.cse.spi.Credential;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials.Issued;
import io.wattm2m.cse.spi.Credentials.Wish;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.testing.AdjustableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file with the credentials, as the command and the server share it. */
class KnownCredentialsTest {
    private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    private Path folder;
    private Path file = Path.of("");
    private KnownCredentials credentials = new KnownCredentials(Path.of("no", "such.json"), clock);

    @BeforeEach
    void open() {
        file = folder.resolve("credentials.json");
        credentials = new KnownCredentials(file, clock);
    }

    @Test
    void theSecretsOfTokensAndPasswordsAreNotInTheFile() throws IOException {
        Issued token = credentials.issue(wish(CredentialKind.TOKEN, "", "Cmeter"));
        Issued password = credentials.issue(wish(CredentialKind.PASSWORD, "meter", "Cmeter"));

        String written = Files.readString(file);

        assertThat(written).doesNotContain(token.secret().substring(token.secret().indexOf('.') + 1))
                .doesNotContain(password.secret()).contains("$argon2id$");
        assertThat(token.toString() + password).doesNotContain(password.secret());
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        credentials.issue(wish(CredentialKind.KEY, "meter", "Cmeter"));

        assertThat(Files.getPosixFilePermissions(file)).containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void whatAnotherProcessChangesHoldsAtOnce() {
        KnownCredentials command = new KnownCredentials(file, clock);

        Issued issued = command.issue(wish(CredentialKind.TOKEN, "", "Cmeter"));
        assertThat(credentials.list()).extracting(Credential::id).containsExactly(issued.credential().id());
        command.revoke(issued.credential().id());

        assertThat(credentials.list().getFirst().invalidity(clock.instant())).contains("it has been revoked");
    }

    @Test
    void changesAtTheSameTimeAreAllKept() throws InterruptedException {
        List<Callable<Issued>> tasks = Stream.generate(() -> new KnownCredentials(file, clock)).limit(20)
                .<Callable<Issued>>map(own -> () -> own.issue(wish(CredentialKind.TOKEN, "", "Cmeter"))).toList();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(tasks);
        }

        assertThat(credentials.list()).hasSize(20);
    }

    @Test
    void aNameIsTakenUntilItIsRevoked() {
        Issued first = credentials.issue(wish(CredentialKind.PASSWORD, "meter", "Cmeter"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> credentials.issue(wish(CredentialKind.PASSWORD, "meter", "Cother")))
                .withMessageContaining("there is a password of the name meter");

        credentials.revoke(first.credential().id());
        Issued second = credentials.issue(wish(CredentialKind.PASSWORD, "meter", "Cmeter"));

        assertThat(credentials.find(CredentialKind.PASSWORD, "meter")).map(entry -> entry.credential().id())
                .contains(second.credential().id());
    }

    @Test
    void aRevokedCredentialCannotBeRotated() {
        String id = credentials.issue(wish(CredentialKind.TOKEN, "", "Cmeter")).credential().id();
        credentials.revoke(id);

        assertThatIllegalArgumentException().isThrownBy(() -> credentials.rotate(id)).withMessageContaining("revoked");
        assertThatIllegalArgumentException().isThrownBy(() -> credentials.rotate("none"));
    }

    @Test
    void whenACredentialWasUsedIsKept() {
        String id = credentials.issue(wish(CredentialKind.TOKEN, "", "Cmeter")).credential().id();
        clock.advance(Duration.ofMinutes(1));

        credentials.used(id);
        credentials.keepUses();

        assertThat(new KnownCredentials(file, clock).list().getFirst().times().lastUsed()).contains(clock.instant());
    }

    @Test
    void aBrokenFileEndsTheStartAndLaterMakesEveryCredentialInvalid() throws IOException {
        credentials.issue(wish(CredentialKind.TOKEN, "", "Cmeter"));

        Files.writeString(file, "[{\"id\":\"x\"}]");

        assertThat(credentials.list()).isEmpty();
        assertThatThrownBy(() -> new KnownCredentials(file, clock)).isInstanceOf(StartFailure.class)
                .hasMessageContaining("credentials.json cannot be read");
    }

    @Test
    void aWishThatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> credentials.issue(wish(CredentialKind.CERTIFICATE, "",
                "Cmeter")));
        assertThatIllegalArgumentException().isThrownBy(() -> credentials.issue(wish(CredentialKind.KEY, "a\nb",
                "Cmeter")));
        assertThatIllegalArgumentException().isThrownBy(() -> credentials.issue(wish(CredentialKind.KEY, "a",
                "not an originator")));
    }

    private static Wish wish(CredentialKind kind, String name, String originator) {
        return new Wish(kind, name, originator, "a label", Optional.empty());
    }
}
