// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.contract.BindingContractTest;
import io.wattm2m.cse.contract.ProtocolClient;
import io.wattm2m.cse.spi.BindingProvider;
import java.net.URI;
import java.util.Map;

class HttpContractTest extends BindingContractTest {

    @Override
    protected BindingProvider provider() {
        return new HttpBindingProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("http.port", "0");
    }

    @Override
    protected ProtocolClient client(URI pointOfAccess, ContentFormat format) {
        return new HttpProtocolClient(pointOfAccess, format);
    }
}
