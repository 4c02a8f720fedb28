// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import java.net.URI;
import java.util.List;

/** An application that speaks the protocol: it sends requests to the CSE and listens for notifications. Thread-safe. */
public interface ProtocolClient extends AutoCloseable {

    /** Sends the request over the wire and waits for the response. */
    ResponsePrimitive send(RequestPrimitive request);

    /** Sends the same request with this as the body in place of its content. */
    ResponsePrimitive sendBody(RequestPrimitive request, byte[] body);

    /** A URL at which it takes notifications, as {@code nu} has it. */
    URI notificationUrl();

    /** A point of access at which it takes requests to the AE with this identifier, as {@code poa} has it. */
    URI pointOfAccess(String aeId);

    /** The requests that came in so far, in whatever serialisation, those at {@link #notificationUrl} with it as {@code to}; all answered OK. */
    List<RequestPrimitive> received();

    /** What one of the received requests was written in. */
    ContentFormat formatOf(RequestPrimitive received);

    @Override
    void close();
}
