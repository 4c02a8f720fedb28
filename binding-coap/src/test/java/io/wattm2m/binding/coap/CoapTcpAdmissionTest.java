// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.contract.AdmissionClient;
import io.wattm2m.cse.contract.AdmissionContractTest;
import io.wattm2m.cse.contract.Badge;
import io.wattm2m.cse.contract.Proof;
import io.wattm2m.cse.spi.BindingProvider;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.californium.core.coap.CoAP.Type;

/** Who is let in over CoAP with TCP and TLS, where a certificate is all that can be shown. */
class CoapTcpAdmissionTest extends AdmissionContractTest {
    @Override
    protected BindingProvider provider() {
        return new CoapBindingProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("coap.enabled", "false", "coaps-tcp.enabled", "true", "coaps-tcp.port", "0");
    }

    @Override
    protected Set<Proof> proofs() {
        return Set.of(Proof.CERTIFICATE);
    }

    @Override
    protected AdmissionClient connect(Optional<Badge> badge) throws Exception {
        URI server = at("coaps+tcp");
        return new CoapAdmissionClient(Device.overTcp(server,
                Optional.of(certificates().context(badge.map(Badge::name).orElse(""), "server"))), server, Type.CON);
    }
}
