// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.Optional;

/**
 * What the transport knows of the one that sent a request; never serialised.
 *
 * @param isLocal whether it is this process
 * @param address where it comes from, empty where that is not known
 * @param identity who it has proved to be, empty where nothing was proved
 * @param sender the CSE that says it sends the request on in the originator's name, empty where nobody does
 */
public record Peer(boolean isLocal, Optional<InetAddress> address, Optional<Identity> identity,
        Optional<String> sender) {
    /** This process. */
    public static final Peer LOCAL = new Peer(true, Optional.empty(), Optional.empty(), Optional.empty());
    /** Somebody elsewhere who has proved nothing. */
    public static final Peer REMOTE = new Peer(false, Optional.empty(), Optional.empty(), Optional.empty());

    public Peer {
        requireNonNull(address, "address is null");
        requireNonNull(identity, "identity is null");
        requireNonNull(sender, "sender is null");
    }

    /** A peer at this address that has proved nothing. */
    public static Peer at(InetAddress address) {
        return new Peer(false, Optional.of(address), Optional.empty(), Optional.empty());
    }

    /** The peer that has proved to be this one. */
    public Peer proved(Identity proved) {
        return new Peer(isLocal, address, Optional.of(proved), sender);
    }

    /** The peer that says it is this CSE. */
    public Peer sending(String cseId) {
        return new Peer(isLocal, address, identity, Optional.of(cseId));
    }
}
