// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.websocket;

import io.wattm2m.cse.contract.FederationContractTest;
import io.wattm2m.cse.spi.BindingProvider;
import java.util.Map;

class WebSocketFederationTest extends FederationContractTest {

    @Override
    protected BindingProvider provider() {
        return new WebSocketBindingProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("websocket.port", "0");
    }
}
