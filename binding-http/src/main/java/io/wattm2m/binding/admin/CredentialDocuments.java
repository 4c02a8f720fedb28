// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.admin;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.spi.Credential;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials.Issued;
import io.wattm2m.cse.spi.Credentials.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Credentials as JSON. Pure. */
final class CredentialDocuments {
    static final JsonDocuments JSON = new JsonDocuments();
    private static final Set<String> MEMBERS = Set.of("kind", "name", "originator", "label", "days");

    private CredentialDocuments() {}

    /** A credential without its secret. */
    static Map<String, Object> of(Credential credential, Instant now) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", credential.id());
        document.put("kind", credential.kind().shortName());
        document.put("state", credential.state(now));
        document.put("originator", credential.originator());
        document.put("name", credential.name());
        document.put("label", credential.label());
        document.put("created", credential.times().created().toString());
        credential.times().expires().ifPresent(time -> document.put("expires", time.toString()));
        credential.times().lastUsed().ifPresent(time -> document.put("lastUsed", time.toString()));
        credential.times().revoked().ifPresent(time -> document.put("revoked", time.toString()));
        return document;
    }

    /** A credential with its secret, where it has one. */
    static Map<String, Object> of(Issued issued, Instant now) {
        Map<String, Object> document = of(issued.credential(), now);
        if (!issued.secret().isEmpty()) {
            document.put("secret", issued.secret());
        }
        return document;
    }

    /** What is wished for; IllegalArgumentException names the member at fault. */
    static Wish wish(byte[] body) {
        if (!(JSON.read(body) instanceof Map<?, ?> document)) {
            throw new IllegalArgumentException("the body is not an object");
        }
        document.keySet().stream().filter(member -> !MEMBERS.contains(member)).findFirst().ifPresent(member -> {
            throw new IllegalArgumentException("there is no member '" + member + "' but kind, name, originator, label "
                    + "and days");
        });
        return new Wish(CredentialKind.named(text(document, "kind", "token")), text(document, "name", ""),
                text(document, "originator", ""), text(document, "label", ""), days(document));
    }

    private static String text(Map<?, ?> document, String member, String otherwise) {
        Object value = document.containsKey(member) ? document.get(member) : otherwise;
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(member + " is not a text");
    }

    private static Optional<Duration> days(Map<?, ?> document) {
        if (!document.containsKey("days")) {
            return Optional.empty();
        }
        if (document.get("days") instanceof Long days && days > 0 && days < Integer.MAX_VALUE) {
            return Optional.of(Duration.ofDays(days));
        }
        throw new IllegalArgumentException("days is not a positive whole number");
    }
}
