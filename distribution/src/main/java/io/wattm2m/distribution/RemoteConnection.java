// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Connection;
import io.wattm2m.cse.spi.Entity;
import java.net.URI;

/**
 * The way of an application in a process of its own to its registrar: out through a binding, back through the binding's
 * listener.
 */
record RemoteConnection(Binding binding, URI address, Entity registrar) implements Connection {

    @Override
    public Receiver cse() {
        return binding.reach(address);
    }

    @Override
    public URI listen(String application, Receiver receiver) {
        return binding.start(receiver).getFirst();
    }
}
