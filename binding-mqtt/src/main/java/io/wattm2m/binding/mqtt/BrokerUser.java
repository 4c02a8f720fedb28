// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.time.Instant;

/**
 * Who a client of the embedded broker is. Immutable.
 *
 * @param kind how far the client is known
 * @param name the user name it logged in with, or what stands for it with a certificate; empty for an anonymous one
 * @param credential the identifier of its credential, empty for an anonymous one
 * @param originator the AE-ID or CSE-ID that the credential proves, with {@code *} for any text; empty for none yet
 * @param made when the secret that it showed was made: another one means that this one has ended
 */
record BrokerUser(Kind kind, String name, String credential, String originator, Instant made) {
    /** A client that nothing is known of, where that is enough. */
    static final BrokerUser ANONYMOUS = new BrokerUser(Kind.ANONYMOUS, "", "", "", Instant.EPOCH);

    /** The platform itself. */
    static BrokerUser platform(String name) {
        return new BrokerUser(Kind.PLATFORM, name, "", "", Instant.EPOCH);
    }

    /** The client that this credential proves. */
    static BrokerUser known(String name, String credential, String originator) {
        return new BrokerUser(Kind.KNOWN, name, credential, originator, Instant.EPOCH);
    }

    /** The same client, with a secret that was made at this time. */
    BrokerUser since(Instant time) {
        return new BrokerUser(kind, name, credential, originator, time);
    }

    /** Whether it may use all topics: the platform, and everybody where the broker is open. */
    boolean isTrusted() {
        return kind != Kind.KNOWN;
    }

    /** Whether what it sends is held to the limit of clients. */
    boolean isLimited() {
        return kind != Kind.PLATFORM;
    }

    /** Whose sessions are its own: another owner's client identifiers are others, though they read the same. */
    String owner() {
        return kind == Kind.KNOWN ? credential : kind.name();
    }

    /** How far a client is known. */
    enum Kind {
        ANONYMOUS, KNOWN, PLATFORM
    }
}
