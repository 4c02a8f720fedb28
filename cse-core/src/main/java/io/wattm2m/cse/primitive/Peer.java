// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.Optional;

/**
 * What the transport knows of the one that sent a request; never serialised.
 *
 * @param address where it comes from, empty within this process
 * @param identity the originator it has proved to be, empty where nothing was proved
 */
public record Peer(Optional<InetAddress> address, Optional<String> identity) {
    /** This process. */
    public static final Peer LOCAL = new Peer(Optional.empty(), Optional.empty());

    public Peer {
        requireNonNull(address, "address is null");
        requireNonNull(identity, "identity is null");
    }

    /** A peer at this address that has proved nothing. */
    public static Peer at(InetAddress address) {
        return new Peer(Optional.of(address), Optional.empty());
    }
}
