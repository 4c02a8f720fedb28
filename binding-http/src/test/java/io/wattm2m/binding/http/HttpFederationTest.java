// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.contract.FederationContractTest;
import io.wattm2m.cse.spi.BindingProvider;
import java.util.Map;

class HttpFederationTest extends FederationContractTest {

    @Override
    protected BindingProvider provider() {
        return new HttpBindingProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("http.port", "0");
    }
}
