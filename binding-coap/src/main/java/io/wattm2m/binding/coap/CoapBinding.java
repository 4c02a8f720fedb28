// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.primitive.Receiver;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.Gate;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.cse.spi.Tls;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CoAP binding (TS-0008) over UDP, DTLS, TCP and TLS: for each a socket that listens and one that sends.
 *
 * <p>{@link #reach} is thread-safe; {@link #start} and {@link #close} are for the thread that composes the process.
 */
public final class CoapBinding implements Binding {
    private static final Logger LOG = LoggerFactory.getLogger(CoapBinding.class);

    private final Sockets sockets;
    private final Dtls dtls;
    private final Security security;
    private final Payloads payloads;
    private final Senders senders;
    private final Deque<Runnable> stops = new ArrayDeque<>();

    /**
     * A binding that does nothing yet.
     *
     * @param sockets where to listen
     * @param dtls what DTLS is spoken with
     * @param security what is demanded of those who speak without, and what TLS is spoken with
     */
    CoapBinding(Sockets sockets, Dtls dtls, Security security, Serialisations serialisations) {
        this.sockets = sockets;
        this.dtls = dtls;
        this.security = security;
        this.payloads = new Payloads(serialisations);
        this.senders = new Senders(sockets, dtls, security.client(), payloads);
    }

    @Override
    public Set<String> schemes() {
        return senders.schemes();
    }

    @Override
    public List<URI> start(Receiver receiver) {
        List<URI> pointsOfAccess = new ArrayList<>();
        if (sockets.udp().enabled()) {
            InetSocketAddress address = address(sockets.udp().port());
            int block = address.getAddress().isLoopbackAddress() ? CoapSettings.LARGEST_BLOCK
                    : sockets.udp().openBlock();
            pointsOfAccess.add(listen(Scheme.UDP, new UdpTransport(address, block), receiver, open("coap.enabled")));
        }
        if (dtls.settings().enabled()) {
            pointsOfAccess.add(listen(Scheme.DTLS, new DtlsListening(address(dtls.settings().port()), dtls.settings(),
                    dtls.peers()), receiver, dtls.peers()::peer));
        }
        if (sockets.tcp().enabled()) {
            pointsOfAccess.add(listen(Scheme.TCP, new TcpListening(address(sockets.tcp().port()), sockets.tcp(),
                    Optional.empty()), receiver, open("coap-tcp.enabled")));
        }
        if (sockets.tls().enabled()) {
            pointsOfAccess.add(secured(receiver));
        }
        return List.copyOf(pointsOfAccess);
    }

    @Override
    public Receiver reach(URI pointOfAccess) {
        return reach(pointOfAccess, ContentFormat.JSON);
    }

    @Override
    public Receiver reach(URI pointOfAccess, ContentFormat format) {
        return new CoapClientReceiver(pointOfAccess, format, senders.to(pointOfAccess), payloads);
    }

    @Override
    public void close() {
        // the listener first: what is being worked on can still be answered
        while (!stops.isEmpty()) {
            stops.pop().run();
        }
        senders.close();
    }

    /** Who comes in where nothing is encrypted. */
    private Entrance open(String setting) {
        Gate gate = security.gate("CoAP in clear text", sockets.bind(), false,
                "encrypt it instead (settings coaps.enabled: true or coaps-tcp.enabled: true, and " + setting
                        + ": false)");
        return context -> gate.admit(context.getPeerAddress().getAddress(), List.of());
    }

    private URI secured(Receiver receiver) {
        Tls tls = security.server()
                .orElseThrow(() -> new StartFailure("coaps-tcp.enabled needs a certificate (setting tls.certificate)"));
        KnownPeers peers = new KnownPeers(security.gate("CoAP over TLS", sockets.bind(), true),
                security.authenticator(), Optional.empty());
        return listen(Scheme.TLS, new TcpListening(address(sockets.tls().port()), sockets.tls(), Optional.of(tls)),
                receiver, peers::peer);
    }

    private InetSocketAddress address(int port) {
        InetSocketAddress address = new InetSocketAddress(sockets.bind(), port);
        if (address.isUnresolved()) {
            throw new StartFailure("bind: there is no address " + sockets.bind() + " to listen for CoAP on");
        }
        return address;
    }

    private URI listen(String scheme, Transport transport, Receiver receiver, Entrance entrance) {
        Listener listener = new Listener(receiver, entrance, payloads, sockets.udp());
        OpenEndpoint endpoint = open(transport, listener);
        stops.push(endpoint::close);
        stops.push(listener::close);
        URI pointOfAccess = pointOfAccess(scheme, endpoint.port());
        LOG.info("CoAP listens on {}", pointOfAccess);
        return pointOfAccess;
    }

    private OpenEndpoint open(Transport transport, Listener listener) {
        try {
            return new OpenEndpoint(transport, sockets.udp(), payloads, listener);
        } catch (StartFailure e) {
            listener.close();
            throw e;
        }
    }

    private URI pointOfAccess(String scheme, int port) {
        try {
            return new URI(scheme, null, sockets.bind(), port, null, null, null);
        } catch (URISyntaxException e) {
            throw new StartFailure("bind: " + sockets.bind() + " does not make a URI", e);
        }
    }
}
