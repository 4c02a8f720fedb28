// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.binding.coap.DtlsPeers.Certificates;
import io.wattm2m.cse.codec.Serialisations;
import io.wattm2m.cse.spi.Binding;
import io.wattm2m.cse.spi.BindingProvider;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Entity;
import io.wattm2m.cse.spi.Security;
import io.wattm2m.cse.spi.Tls;
import java.util.Optional;

/** Makes the CoAP binding from the sections {@code coap}, {@code coaps}, {@code coap-tcp} and {@code coaps-tcp}. */
public final class CoapBindingProvider implements BindingProvider {

    @Override
    public String name() {
        return "coap";
    }

    @Override
    public Binding create(Configuration configuration, Entity entity, Serialisations serialisations,
            Security security) {
        String bind = configuration.general().bind();
        Sockets sockets = new Sockets(bind, configuration.read(name(), CoapSettings.DEFAULTS),
                configuration.read("coap-tcp", TcpSettings.DEFAULTS),
                configuration.read("coaps-tcp", TcpSettings.SECURE_DEFAULTS));
        DtlsSettings secured = configuration.read("coaps", DtlsSettings.DEFAULTS);
        DtlsPeers peers = secured.enabled() ? known(bind, security) : new Nobody();
        Dtls dtls = new Dtls(secured, peers, Optional.of(certificates(security.client())));
        return new CoapBinding(sockets, dtls, security, serialisations);
    }

    private static DtlsPeers known(String bind, Security security) {
        return new KnownPeers(security.gate("CoAP over DTLS", bind, true), security.authenticator(),
                security.server().map(CoapBindingProvider::certificates));
    }

    private static Certificates certificates(Tls tls) {
        return new Certificates(tls.keys(), tls.trust());
    }
}
