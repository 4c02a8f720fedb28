// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.time.Duration;
import nl.martijndwars.webpush.AbstractPushService;
import nl.martijndwars.webpush.Encoding;
import nl.martijndwars.webpush.Notification;
import nl.martijndwars.webpush.Urgency;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jose4j.lang.JoseException;

/** Seals messages for one browser each (RFC 8291) and signs that they come from here (RFC 8292). Thread-safe. */
final class Seal extends AbstractPushService<Seal> {
    private static final Duration LIFE = Duration.ofDays(1);

    private Seal(PushKeys keys, String contact) throws GeneralSecurityException {
        super(keys.publicKey(), keys.privateKey(), contact);
    }

    /** A seal with these keys. */
    static Seal of(PushKeys keys, String contact) {
        // the library asks for this provider by its name
        Security.addProvider(new BouncyCastleProvider());
        try {
            return new Seal(keys, contact);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keys for push messages are damaged", e);
        }
    }

    /** The request that brings this text to that browser; IllegalArgumentException where its key is no point. */
    HttpRequest request(PushSubscription to, byte[] text) {
        try {
            Notification notification = Notification.builder().endpoint(to.endpoint()).userPublicKey(to.publicKey())
                    .userAuth(to.secret()).payload(text).ttl((int) LIFE.toSeconds()).urgency(Urgency.HIGH).build();
            nl.martijndwars.webpush.HttpRequest sealed = prepareRequest(notification, Encoding.AES128GCM);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sealed.getUrl()))
                    .POST(BodyPublishers.ofByteArray(sealed.getBody()));
            sealed.getHeaders().forEach(request::header);
            return request.build();
        } catch (GeneralSecurityException | IOException | JoseException e) {
            throw new IllegalArgumentException("a message for " + to + " cannot be sealed: " + e.getMessage(), e);
        }
    }
}
