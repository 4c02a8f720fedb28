// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.contract.FederationContractTest;
import io.wattm2m.cse.spi.BindingProvider;
import java.util.Map;

class CoapFederationTest extends FederationContractTest {

    @Override
    protected BindingProvider provider() {
        return new CoapBindingProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("coap.port", "0");
    }
}
