// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.StartFailure;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CoAP binding (TS-0008) over UDP: one socket that listens, one that sends.
 *
 * <p>{@link #reach} is thread-safe; {@link #start} and {@link #close} are for the thread that composes the process.
 */
public final class CoapBinding implements Binding {
    private static final Logger LOG = LoggerFactory.getLogger(CoapBinding.class);

    private final String bind;
    private final Security security;
    private final CoapSettings settings;
    private final Payloads payloads;
    private final Sender sender;
    private final Deque<Runnable> stops = new ArrayDeque<>();

    /**
     * A binding that does nothing yet.
     *
     * @param bind the address to listen on
     */
    public CoapBinding(String bind, CoapSettings settings, Serialisations serialisations, Security security) {
        this.bind = bind;
        this.security = security;
        this.settings = settings;
        this.payloads = new Payloads(serialisations);
        this.sender = new Sender(settings, payloads);
    }

    @Override
    public Set<String> schemes() {
        return Set.of("coap");
    }

    @Override
    public List<URI> start(Receiver receiver) {
        InetSocketAddress address = new InetSocketAddress(bind, settings.port());
        if (address.isUnresolved()) {
            throw new StartFailure("bind: there is no address " + bind + " to listen for CoAP on");
        }
        Listener listener =
                new Listener(security.gate("CoAP", bind, false).withoutEvidence(receiver), payloads, settings);
        OpenEndpoint endpoint = open(address, listener);
        stops.push(endpoint::close);
        stops.push(listener::close);
        URI pointOfAccess = pointOfAccess(endpoint.port());
        LOG.info("CoAP listens on {}", pointOfAccess);
        return List.of(pointOfAccess);
    }

    @Override
    public Receiver reach(URI pointOfAccess) {
        return reach(pointOfAccess, ContentFormat.JSON);
    }

    @Override
    public Receiver reach(URI pointOfAccess, ContentFormat format) {
        return new CoapClientReceiver(pointOfAccess, format, sender, payloads);
    }

    @Override
    public void close() {
        // the listener first: what is being worked on can still be answered
        while (!stops.isEmpty()) {
            stops.pop().run();
        }
        sender.close();
    }

    private OpenEndpoint open(InetSocketAddress address, Listener listener) {
        try {
            return new OpenEndpoint(address, settings, payloads, listener);
        } catch (StartFailure e) {
            listener.close();
            throw e;
        }
    }

    private URI pointOfAccess(int port) {
        try {
            return new URI("coap", null, bind, port, null, null, null);
        } catch (URISyntaxException e) {
            throw new StartFailure("bind: " + bind + " does not make a URI", e);
        }
    }
}
