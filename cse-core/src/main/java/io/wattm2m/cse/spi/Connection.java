// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.spi;

import io.wattm2m.cse.primitive.Receiver;
import java.net.URI;
import java.util.Optional;

/**
 * An application's way to its registrar CSE and back.
 *
 * @see Application#start
 */
public interface Connection {

    /** The registrar: answers the application's requests. */
    Receiver cse();

    /** Who the registrar is. */
    Entity registrar();

    /**
     * Listens for requests to the application, that is for notifications.
     *
     * @param application a name for the point of access, unique in this process
     * @return the point of access to put into {@code poa} of the AE
     */
    URI listen(String application, Receiver receiver);

    /**
     * Who the application is to other servers with TLS, and whom it believes there, as the section {@code tls} has it;
     * empty where it has a process of its own: then it believes whom the JDK knows.
     */
    default Optional<Tls> tls() {
        return Optional.empty();
    }

    /**
     * What the application has deleted at the CSE, and deletes until the CSE's next start, leaves nothing in its files
     * from that start on. Where it has a process of its own, nothing happens: whoever runs it sees to that.
     */
    default void leaveNothing() {
        // no request of oneM2M asks for it
    }
}
