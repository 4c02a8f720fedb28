// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.boot;

import io.wattm2m.cse.identity.CredentialAuthenticator;
import io.wattm2m.cse.identity.KnownCredentials;
import io.wattm2m.cse.identity.OriginatorForm;
import io.wattm2m.cse.identity.ProvenOriginators;
import io.wattm2m.cse.identity.ProvenOriginators.Neighbours;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials;
import io.wattm2m.cse.spi.General;
import io.wattm2m.cse.spi.PeerTokens;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.SecuritySettings;
import io.wattm2m.cse.tls.TlsFiles;
import io.wattm2m.cse.tls.TlsSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Who is let in, as the configuration and the data folder say. Thread-safe. */
public final class Protection implements AutoCloseable {
    private final General general;
    private final KnownCredentials credentials;
    private final Security security;

    private Protection(General general, KnownCredentials credentials, Security security) {
        this.general = general;
        this.credentials = credentials;
        this.security = security;
    }

    /** The protection with these settings; StartFailure where a file is of no use. */
    public static Protection of(Configuration configuration, InstantSource clock) {
        General general = configuration.general();
        SecuritySettings settings = configuration.read("security", SecuritySettings.DEFAULTS);
        TlsFiles tls = new TlsFiles(configuration.read("tls", TlsSettings.DEFAULTS));
        KnownCredentials credentials = credentials(general, clock);
        Security security = new Security(new Security.Rule(settings.required(), general.allowUnauthenticated()),
                new CredentialAuthenticator(credentials, settings, tls.hasClientAuthorities(), clock), credentials,
                tls.server(), tls.client(), PeerTokens.of(settings.peerTokens()), administrator(configuration));
        return new Protection(general, credentials, security);
    }

    private static String administrator(Configuration configuration) {
        Profile profile = configuration.read("cse", Profile.Setting.DEFAULTS).profile();
        return configuration.read("cse", profile.defaults()).admin();
    }

    /** The credentials in the data folder. */
    public static KnownCredentials credentials(General general, InstantSource clock) {
        return new KnownCredentials(file(general), clock);
    }

    /** What bindings need. */
    public Security security() {
        return security;
    }

    /** The entrance for what comes through bindings to {@code cse}. */
    Receiver entrance(OriginatorForm form, Neighbours neighbours, String admin, Receiver cse) {
        return new ProvenOriginators(form, neighbours, credentials, admin, cse);
    }

    /**
     * The administrator's token, when credentials are demanded for the first time: it is told this once. Empty at any
     * other time.
     */
    Optional<String> firstToken(String admin) {
        boolean known = credentials.list().stream().anyMatch(credential -> credential.originator().equals(admin));
        if (known || !security.demands(general.bind())) {
            return Optional.empty();
        }
        return Optional.of(credentials.issue(new Credentials.Wish(CredentialKind.TOKEN, "", admin, "administrator",
                Optional.empty())).secret());
    }

    @Override
    public void close() {
        credentials.keepUses();
    }

    private static Path file(General general) {
        return general.data().resolve("credentials.json");
    }
}
