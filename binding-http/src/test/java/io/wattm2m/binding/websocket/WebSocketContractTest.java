// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.contract.BindingContractTest;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.spi.BindingProvider;
import java.net.URI;
import java.util.Map;

class WebSocketContractTest extends BindingContractTest {

    @Override
    protected BindingProvider provider() {
        return new WebSocketBindingProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("websocket.port", "0");
    }

    @Override
    protected ProtocolClient client(URI pointOfAccess, ContentFormat format) {
        return new WebSocketProtocolClient(pointOfAccess, format);
    }
}
