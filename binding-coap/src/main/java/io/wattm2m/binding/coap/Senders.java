// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.cse.spi.Tls;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ways out, one for each scheme; what none is used of is not opened. Thread-safe. */
final class Senders implements AutoCloseable {
    private final Map<String, Sender> senders;

    Senders(Sockets sockets, Dtls dtls, Tls tls, Payloads payloads) {
        senders = Map.of(
                Scheme.UDP, new Sender(new UdpTransport(new InetSocketAddress(0), CoapSettings.LARGEST_BLOCK),
                        sockets.udp(), payloads),
                Scheme.DTLS, new Sender(new DtlsSending(dtls.settings(), dtls.sending()), sockets.udp(), payloads),
                Scheme.TCP, new Sender(new TcpSending(sockets.tcp().idleTimeout(), Optional.empty()), sockets.udp(),
                        payloads),
                Scheme.TLS, new Sender(new TcpSending(sockets.tls().idleTimeout(), Optional.of(tls)), sockets.udp(),
                        payloads));
    }

    Set<String> schemes() {
        return senders.keySet();
    }

    /** The way to this address. */
    Sender to(URI address) {
        Sender sender = senders.get(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT));
        if (sender == null) {
            throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, address + " is not a CoAP address");
        }
        return sender;
    }

    @Override
    public void close() {
        senders.values().forEach(Sender::close);
    }
}
