// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import io.wattm2m.cse.contract.FederationContractTest;
import io.wattm2m.cse.spi.BindingProvider;
import java.util.Map;

class MqttFederationTest extends FederationContractTest {

    @Override
    protected BindingProvider provider() {
        return new MqttBindingProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("mqtt.port", "0");
    }
}
