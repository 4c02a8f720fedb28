// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.identity;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.spi.Credential;
import io.wattm2m.cse.spi.CredentialKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A credential as its file has it.
 *
 * @param credential what may be shown of it
 * @param kept what is kept of its secret
 */
record Entry(Credential credential, String kept) {

    Entry {
        requireNonNull(credential, "credential is null");
        requireNonNull(kept, "kept is null");
    }

    /** The entry in a document; IllegalArgumentException says what is wrong with it. */
    static Entry read(Map<?, ?> document) {
        String kind = text(document, "kind");
        Credential credential = new Credential(text(document, "id"), CredentialKind.of(kind)
                .orElseThrow(() -> new IllegalArgumentException("'" + kind + "' is not a kind of credential")),
                text(document, "name"), text(document, "originator"), text(document, "label"),
                new Credential.Times(
                        time(document, "created").orElseThrow(() -> new IllegalArgumentException("created is missing")),
                        time(document, "expires"), time(document, "lastUsed"), time(document, "revoked")));
        return new Entry(credential, text(document, "secret"));
    }

    /** The entry as a document. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", credential.id());
        document.put("kind", credential.kind().shortName());
        document.put("name", credential.name());
        document.put("originator", credential.originator());
        document.put("label", credential.label());
        document.put("created", credential.times().created().toString());
        credential.times().expires().ifPresent(time -> document.put("expires", time.toString()));
        credential.times().lastUsed().ifPresent(time -> document.put("lastUsed", time.toString()));
        credential.times().revoked().ifPresent(time -> document.put("revoked", time.toString()));
        document.put("secret", kept);
        return document;
    }

    Entry with(Credential other) {
        return new Entry(other, kept);
    }

    @Override
    public String toString() {
        return "Entry[" + credential + "]";
    }

    private static String text(Map<?, ?> document, String member) {
        if (document.get(member) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(member + " is missing");
    }

    private static Optional<Instant> time(Map<?, ?> document, String member) {
        return Optional.ofNullable(document.get(member)).map(text -> Instant.parse(text.toString()));
    }
}
