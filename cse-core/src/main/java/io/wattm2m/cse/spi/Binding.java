// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.primitive.Receiver;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A protocol binding: primitives in from the wire, primitives out to it. Maps, and decides nothing.
 *
 * <p>Thread-safe. {@link #start} is called once, before which {@link #reach} already works; {@link #close} stops what
 * was started and waits for its threads.
 */
public interface Binding extends AutoCloseable {

    /** The URI schemes it serves as a client, e.g. {@code http} and {@code https}. */
    Set<String> schemes();

    /**
     * Opens the listeners and hands every request to this receiver.
     *
     * @return the points of access, e.g. {@code http://127.0.0.1:8080}, with the real port where 0 was asked for
     * @throws StartFailure if an address is taken or not to be had
     */
    List<URI> start(Receiver receiver);

    /** Lets those who operate the CSE ask this, where the protocol has a place for it; called before {@link #start}. */
    default void operated(Upkeep upkeep) {}

    /**
     * The entity at a point of access, or behind a URL that notifications go to. Nothing is opened yet; sending fails
     * with TARGET_NOT_REACHABLE where nobody answers in time, and with what the response says otherwise.
     */
    Receiver reach(URI pointOfAccess);

    /** The same entity, to which contents go in this serialisation, where the binding has any. */
    default Receiver reach(URI pointOfAccess, ContentFormat format) {
        return reach(pointOfAccess);
    }

    /**
     * This entity at its point of access, which gets requests whatever their {@code to} says. For protocols that name
     * the receiver on the way.
     *
     * @param entity the SP-relative AE-ID or CSE-ID, e.g. {@code /mn1}
     */
    default Receiver reach(URI pointOfAccess, ContentFormat format, String entity) {
        return reach(pointOfAccess, format);
    }

    /**
     * The entity at the other end of a connection that it has opened itself, and that requests to it can go down;
     * empty where it has none open, or where the protocol has no such connections.
     *
     * @param entity the SP-relative AE-ID or CSE-ID, e.g. {@code /id-in/Cmeter}
     */
    default Optional<Receiver> connected(String entity) {
        return Optional.empty();
    }

    @Override
    void close();
}
