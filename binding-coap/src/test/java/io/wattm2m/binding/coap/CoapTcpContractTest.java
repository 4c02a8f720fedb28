// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.contract.ProtocolClient;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The contract over TCP, with peers that say nothing of what they take. */
class CoapTcpContractTest extends CoapContractTest {

    @Override
    protected Map<String, String> settings() {
        return Map.of("coap.enabled", "false", "coap-tcp.enabled", "true", "coap-tcp.port", "0");
    }

    @Override
    protected ProtocolClient client(URI pointOfAccess, ContentFormat format) {
        return new CoapProtocolClient(pointOfAccess, format, Device.overTcp(pointOfAccess, Optional.empty()),
                Device.listeningOverTcp(pointOfAccess, Optional.empty()));
    }
}
