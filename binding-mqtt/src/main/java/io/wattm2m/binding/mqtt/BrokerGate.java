// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Who is let in to a listener of the embedded broker. Thread-safe. */
interface BrokerGate {
    /** Everybody, as somebody who may do everything. */
    BrokerGate OPEN = new BrokerGate() {

        @Override
        public BrokerUser admit(Shown shown) {
            return BrokerUser.ANONYMOUS;
        }

        @Override
        public Optional<BrokerUser> current(BrokerUser user) {
            return Optional.of(user);
        }
    };

    /**
     * Who the client is; may take a while.
     *
     * @throws io.wattm2m.cse.primitive.RequestFailure if it is not let in
     */
    BrokerUser admit(Shown shown);

    /** Who a client that was let in is by now: its credential may have been bound since, or revoked: then empty. */
    Optional<BrokerUser> current(BrokerUser user);

    /**
     * What a client shows.
     *
     * @param user empty where it has sent none
     * @param password what it sent with the user, if anything
     * @param certificate its certificate, whose key it has proved to have
     */
    record Shown(InetAddress from, Optional<String> user, String password, Optional<X509Certificate> certificate) {

        @Override
        public String toString() {
            return user.map(name -> "user " + name).or(() -> certificate
                    .map(shown -> "certificate of " + shown.getSubjectX500Principal())).orElse("no credential");
        }
    }
}
