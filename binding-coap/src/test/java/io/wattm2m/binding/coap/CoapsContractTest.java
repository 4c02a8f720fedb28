// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.contract.ProtocolClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The contract over DTLS, with a pre-shared key that stands for whoever it says; the CSE has it too, to notify. */
class CoapsContractTest extends CoapContractTest {
    @TempDir
    private static Path folder;
    private String key = "";

    @Override
    protected Map<String, String> settings() {
        key = TestKeys.issue(folder, "everybody", "*");
        return Map.of("data", folder.toString(), "coap.enabled", "false", "coaps.enabled", "true", "coaps.port", "0",
                "coaps.identity", "everybody", "coaps.key", key, "security.required", "always");
    }

    @Override
    protected ProtocolClient client(URI pointOfAccess, ContentFormat format) {
        return new CoapProtocolClient(pointOfAccess, format, device(pointOfAccess), device(pointOfAccess));
    }

    private Device device(URI cse) {
        return Device.secured(cse, "everybody", HexFormat.of().parseHex(key));
    }
}
