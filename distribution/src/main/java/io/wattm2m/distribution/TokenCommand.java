// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.boot.Protection;
import io.wattm2m.cse.spi.Credential;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials;
import io.wattm2m.cse.spi.Credentials.Issued;
import io.wattm2m.cse.spi.Credentials.Wish;
import io.wattm2m.cse.spi.General;
import io.wattm2m.cse.spi.StartFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Administers the credentials in the data folder, also while the CSE runs: what is done here holds at once. */
@Command(name = "token", mixinStandardHelpOptions = true, description = "Issues, lists and revokes credentials.")
final class TokenCommand {
    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Command(name = "issue", description = "Makes a credential and tells its secret this once.")
    int issue(@Mixin Wanted wanted) {
        return show(credentials -> credentials.issue(wanted.wish()));
    }

    @Command(name = "rotate", description = "Makes the secret of a credential anew; the old one ends.")
    int rotate(@Parameters(paramLabel = "ID") String id) {
        return show(credentials -> credentials.rotate(id));
    }

    @Command(name = "revoke", description = "Ends a credential for good.")
    int revoke(@Parameters(paramLabel = "ID") String id) {
        System.out.println(line(asked(credentials -> credentials.revoke(id))));
        return 0;
    }

    @Command(name = "list", description = "Lists the credentials, without their secrets.")
    int list() {
        System.out.println(row("ID", "KIND", "STATE", "ORIGINATOR", "NAME AND LABEL"));
        asked(Credentials::list).stream().map(TokenCommand::line).forEach(System.out::println);
        return 0;
    }

    private int show(Function<Credentials, Issued> deed) {
        Issued issued = asked(deed);
        System.out.println(line(issued.credential()));
        if (!issued.secret().isEmpty()) {
            System.out.println("secret, shown this once: " + issued.secret());
        }
        return 0;
    }

    /** What is asked of the credentials; StartFailure says why it cannot be. */
    private <T> T asked(Function<Credentials, T> deed) {
        General general = settings.configuration().general();
        DataFolder.require(general.data());
        try {
            return deed.apply(Protection.credentials(general, Clock.systemUTC()));
        } catch (IllegalArgumentException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static String line(Credential credential) {
        String name = credential.name().equals(credential.id()) ? "" : credential.name() + " ";
        String originator = credential.originator().isEmpty() ? "(first AE)" : credential.originator();
        return row(credential.id(), credential.kind().shortName(), credential.state(Instant.now()), originator,
                name + credential.label());
    }

    private static String row(Object... columns) {
        return String.format(Locale.ROOT, "%-11s %-12s %-8s %-24s %s", columns).stripTrailing();
    }

    /** What is wanted. */
    static final class Wanted {
        @Option(names = "--kind", description = "token (default), password, key or certificate")
        private String kind = "token";

        @Option(names = "--originator", description = "AE-ID or CSE-ID, * for any text; else the AE that registers")
        private String originator = "";

        @Option(names = "--name", description = "user, identity of the key, certificate's SHA-256 or subject")
        private String name = "";

        @Option(names = "--label", description = "to know it by")
        private String label = "";

        @Option(names = "--days", description = "how long it is valid; for good where absent")
        private int days;

        /** The wish; IllegalArgumentException where it makes no sense. */
        private Wish wish() {
            Optional<Duration> life = days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days));
            return new Wish(CredentialKind.named(kind), name, originator, label, life);
        }
    }
}
