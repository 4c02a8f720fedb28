// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.spi.DataSize;
import io.wattm2m.cse.testing.OpenSecurity;
import io.wattm2m.cse.testing.Standard;
import java.time.Duration;
import java.util.Optional;

/** The settings that tests start from. */
final class TestSettings {

    private TestSettings() {}

    /** The defaults on a free port. */
    static CoapSettings free() {
        return settings(CoapSettings.DEFAULTS.maxBody(), 1000, Duration.ofSeconds(20));
    }

    static CoapSettings at(int port) {
        return new CoapSettings(true, port, true, CoapSettings.DEFAULTS.maxBody(), 1, Duration.ofSeconds(20), 64, 1000);
    }

    static CoapSettings maxBody(long bytes) {
        return settings(new DataSize(bytes), 1000, Duration.ofSeconds(20));
    }

    static CoapSettings maxRequests(int number) {
        return settings(CoapSettings.DEFAULTS.maxBody(), number, Duration.ofSeconds(20));
    }

    static CoapSettings timeout(Duration timeout) {
        return settings(CoapSettings.DEFAULTS.maxBody(), 1000, timeout);
    }

    /** A binding on a free port of the loopback address, in clear text only. */
    static CoapBinding binding(CoapSettings settings) {
        return new CoapBinding(sockets(settings), new Dtls(DtlsSettings.DEFAULTS, new Nobody(),
                Optional.empty()), OpenSecurity.security(), Standard.SERIALISATIONS);
    }

    /** A binding on a free port of the loopback address, over DTLS only. */
    static CoapBinding secured(DtlsPeers peers) {
        CoapSettings free = free();
        CoapSettings closed = new CoapSettings(false, 0, true, free.maxBody(), 1000, free.timeout(), 64, 1000);
        return new CoapBinding(sockets(closed),
                new Dtls(new DtlsSettings(true, 0, 100, "", ""), peers, Optional.empty()), OpenSecurity.security(),
                Standard.SERIALISATIONS);
    }

    /** A binding on a free port of the loopback address, over TCP only, with these limits. */
    static CoapBinding overTcp(int maxConnections, Duration idleTimeout) {
        CoapSettings free = free();
        CoapSettings closed = new CoapSettings(false, 0, true, free.maxBody(), 1000, free.timeout(), 64, 1000);
        return new CoapBinding(
                new Sockets("127.0.0.1", closed, new TcpSettings(true, 0, maxConnections, idleTimeout),
                        TcpSettings.SECURE_DEFAULTS),
                new Dtls(DtlsSettings.DEFAULTS, new Nobody(), Optional.empty()), OpenSecurity.security(),
                Standard.SERIALISATIONS);
    }

    /** A binding that sends only. */
    static CoapBinding sending(String identity, String key, Optional<DtlsPeers.Certificates> certificates) {
        return new CoapBinding(sockets(timeout(Duration.ofSeconds(10))),
                new Dtls(new DtlsSettings(false, 0, 100, identity, key), new Nobody(), certificates),
                OpenSecurity.security(), Standard.SERIALISATIONS);
    }

    private static Sockets sockets(CoapSettings settings) {
        return new Sockets("127.0.0.1", settings, TcpSettings.DEFAULTS, TcpSettings.SECURE_DEFAULTS);
    }

    private static CoapSettings settings(DataSize maxBody, int maxRequests, Duration timeout) {
        return new CoapSettings(true, 0, true, maxBody, maxRequests, timeout, 64, 1000);
    }
}
