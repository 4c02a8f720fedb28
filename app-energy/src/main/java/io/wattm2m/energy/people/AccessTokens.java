// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.people;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Signs who somebody is, for minutes: JWT (RFC 7519) with HMAC-SHA-256 and nothing else. The key is made at the start
 * and never written, so that a restart ends all of them. Thread-safe.
 *
 * <p>What somebody may do is not in a token: that is looked up, so that it changes at once.
 */
public final class AccessTokens {
    private static final String ISSUER = "wattm2m-energy";
    private static final String VERSION = "ver";
    private static final int KEY_BYTES = 32;
    private final JWSSigner signer;
    private final JWSVerifier verifier;
    private final Duration life;
    private final InstantSource clock;

    /** Tokens that are valid for so long. */
    public AccessTokens(Duration life, InstantSource clock) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalStateException("a key of 256 bits is long enough", e);
        }
        this.life = life;
        this.clock = clock;
    }

    Duration life() {
        return life;
    }

    /** A token of this person. */
    String issue(Person person) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(ISSUER).audience(ISSUER).subject(person.id())
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(life))).claim(VERSION, person.version())
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build(), claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a token cannot be signed", e);
        }
        return token.serialize();
    }

    /** Whose token this is; empty where it is forged, expired or none at all. */
    Optional<Proven> proven(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            // the algorithm is ours to choose, not the token's (RFC 8725 3.1)
            if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) || !token.verify(verifier)) {
                return Optional.empty();
            }
            return proven(token.getJWTClaimsSet());
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private Optional<Proven> proven(JWTClaimsSet claims) throws ParseException {
        Date end = claims.getExpirationTime();
        Long version = claims.getLongClaim(VERSION);
        boolean isOurs = ISSUER.equals(claims.getIssuer()) && List.of(ISSUER).equals(claims.getAudience());
        if (!isOurs || claims.getSubject() == null || version == null || end == null
                || !clock.instant().isBefore(end.toInstant())) {
            return Optional.empty();
        }
        return Optional.of(new Proven(claims.getSubject(), version));
    }

    /**
     * Whose token it is. Immutable.
     *
     * @param personId of whom
     * @param version of the person when it was made
     */
    record Proven(String personId, long version) {}
}
