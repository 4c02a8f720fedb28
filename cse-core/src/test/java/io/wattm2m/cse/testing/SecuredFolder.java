// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A data folder for a CSE that speaks TLS and demands credentials: with a certificate that both sides show and believe,
 * and the credentials that a test issues as an operator would.
 */
public final class SecuredFolder {
    private static final String NAME = "server";
    private final Path folder;
    private final Certificates certificates;

    public SecuredFolder(Path folder) {
        this.folder = folder;
        try {
            this.certificates = new Certificates(folder).with(NAME);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the CSE is started with. */
    public Map<String, String> settings() {
        return Map.of("data", folder.toString(), "security.required", "always", "tls.certificate",
                certificate().toString(), "tls.key", certificates.key(NAME).toString(), "tls.authorities",
                certificate().toString());
    }

    /** These settings, secured. */
    public Map<String, String> settings(Map<String, String> open) {
        Map<String, String> settings = new HashMap<>(open);
        settings.putAll(settings());
        return settings;
    }

    /** Issues a credential that proves this originator, where {@code *} stands for anything; its secret. */
    public String issue(CredentialKind kind, String name, String originator) {
        return OpenSecurity.security(Map.of("data", folder.toString())).credentials()
                .issue(new Credentials.Wish(kind, name, originator, "test", Optional.empty())).secret();
    }

    /** The certificate, for clients that believe a file. */
    public Path certificate() {
        return certificates.certificate(NAME);
    }

    /** The file with its key. */
    public Path key() {
        return certificates.key(NAME);
    }

    /** Issues a certificate that proves this originator; the files with it and with its key. */
    public List<Path> certify(String name, String originator) {
        try {
            issue(CredentialKind.CERTIFICATE, certificates.with(name).fingerprint(name), originator);
            return List.of(certificates.certificate(name), certificates.key(name));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Who shows this certificate, or none where the name is empty, and believes ours. */
    public SSLContext tls(String name) {
        try {
            return certificates.context(name, NAME);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate in both roles. */
    public SSLContext tls() {
        return tls(NAME);
    }
}
