// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Gate;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.StartFailure;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CoAP binding (TS-0008) over UDP and over DTLS: for each a socket that listens and one that sends.
 *
 * <p>{@link #reach} is thread-safe; {@link #start} and {@link #close} are for the thread that composes the process.
 */
public final class CoapBinding implements Binding {
    private static final Logger LOG = LoggerFactory.getLogger(CoapBinding.class);
    private static final String SECURE = "coaps";

    private final String bind;
    private final CoapSettings settings;
    private final Dtls dtls;
    private final Security security;
    private final Payloads payloads;
    private final Sender sender;
    private final Sender secureSender;
    private final Deque<Runnable> stops = new ArrayDeque<>();

    /**
     * A binding that does nothing yet.
     *
     * @param bind the address to listen on
     * @param dtls what DTLS is spoken with
     * @param security what is demanded of those who speak without
     */
    CoapBinding(String bind, CoapSettings settings, Dtls dtls, Security security, Serialisations serialisations) {
        this.bind = bind;
        this.settings = settings;
        this.dtls = dtls;
        this.security = security;
        this.payloads = new Payloads(serialisations);
        this.sender = new Sender(new UdpTransport(new InetSocketAddress(0), CoapSettings.LARGEST_BLOCK), settings,
                payloads);
        this.secureSender = new Sender(new DtlsSending(dtls.settings(), dtls.sending()), settings, payloads);
    }

    @Override
    public Set<String> schemes() {
        return Set.of("coap", SECURE);
    }

    @Override
    public List<URI> start(Receiver receiver) {
        List<URI> pointsOfAccess = new ArrayList<>();
        if (settings.enabled()) {
            InetSocketAddress address = address(settings.port());
            Gate gate = security.gate("CoAP in clear text (coap.enabled)", bind, false);
            int block = address.getAddress().isLoopbackAddress() ? CoapSettings.LARGEST_BLOCK : settings.openBlock();
            pointsOfAccess.add(listen("coap", new UdpTransport(address, block), new Listener(receiver,
                    context -> gate.admit(context.getPeerAddress().getAddress(), List.of()), payloads, settings)));
        }
        if (dtls.settings().enabled()) {
            DtlsListening transport =
                    new DtlsListening(address(dtls.settings().port()), dtls.settings(), dtls.peers());
            pointsOfAccess.add(listen(SECURE, transport,
                    new Listener(receiver, dtls::peer, payloads, settings)));
        }
        return List.copyOf(pointsOfAccess);
    }

    @Override
    public Receiver reach(URI pointOfAccess) {
        return reach(pointOfAccess, ContentFormat.JSON);
    }

    @Override
    public Receiver reach(URI pointOfAccess, ContentFormat format) {
        Sender way = SECURE.equalsIgnoreCase(pointOfAccess.getScheme()) ? secureSender : sender;
        return new CoapClientReceiver(pointOfAccess, format, way, payloads);
    }

    @Override
    public void close() {
        // the listener first: what is being worked on can still be answered
        while (!stops.isEmpty()) {
            stops.pop().run();
        }
        sender.close();
        secureSender.close();
    }

    private InetSocketAddress address(int port) {
        InetSocketAddress address = new InetSocketAddress(bind, port);
        if (address.isUnresolved()) {
            throw new StartFailure("bind: there is no address " + bind + " to listen for CoAP on");
        }
        return address;
    }

    private URI listen(String scheme, Transport transport, Listener listener) {
        OpenEndpoint endpoint = open(transport, listener);
        stops.push(endpoint::close);
        stops.push(listener::close);
        URI pointOfAccess = pointOfAccess(scheme, endpoint.port());
        LOG.info("CoAP listens on {}", pointOfAccess);
        return pointOfAccess;
    }

    private OpenEndpoint open(Transport transport, Listener listener) {
        try {
            return new OpenEndpoint(transport, settings, payloads, listener);
        } catch (StartFailure e) {
            listener.close();
            throw e;
        }
    }

    private URI pointOfAccess(String scheme, int port) {
        try {
            return new URI(scheme, null, bind, port, null, null, null);
        } catch (URISyntaxException e) {
            throw new StartFailure("bind: " + bind + " does not make a URI", e);
        }
    }
}
