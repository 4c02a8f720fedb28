// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.Credential;
import io.wattm2m.cse.spi.StoreProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole CSE whose clients prove by a key who they are, and may be nobody else (TS-0004 7.3.3.1). */
class DtlsOriginatorTest {
    private static final int AE = 2;

    @TempDir
    private Path folder;
    private byte[] key = new byte[0];
    private Cse cse;
    private URI server = URI.create("coaps://127.0.0.1");

    @BeforeEach
    void start() {
        key = HexFormat.of().parseHex(TestKeys.issue(folder, "meter-1", "Cmeter"));
        List<StoreProvider> stores =
                ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList();
        Configuration configuration = new Configuration(Map.of("store.memory", "true", "data", folder.toString(),
                "coap.enabled", "false", "coaps.enabled", "true", "coaps.port", "0"));
        cse = Cse.start(configuration, new Plugins(List.of(new CoapBindingProvider()), List.of(), stores, List.of()),
                Clock.systemUTC());
        server = cse.pointsOfAccess().getFirst();
    }

    @AfterEach
    void stop() {
        cse.close();
    }

    @Test
    void whoeverHasTheKeyIsItsOriginatorAndNobodyElse() {
        try (Device meter = Device.secured(server, "meter-1", key)) {
            assertThat(status(meter, register("Cother"))).isEqualTo(4106);
            assertThat(status(meter, register("Cmeter"))).isEqualTo(2001);
            assertThat(status(meter, retrieve("Cmeter"))).isEqualTo(2000);
            assertThat(status(meter, retrieve("CAdmin"))).isEqualTo(4106);
        }
    }

    @Test
    void aKeyThatIsRevokedOpensNothingAnyMore() {
        try (Device meter = Device.secured(server, "meter-1", key)) {
            assertThat(status(meter, register("Cmeter"))).isEqualTo(2001);

            Credential credential = TestKeys.credentials(folder).list().getFirst();
            TestKeys.credentials(folder).revoke(credential.id());

            assertThat(status(meter, retrieve("Cmeter"))).isEqualTo(4106);
        }
        try (Device again = Device.secured(server, "meter-1", key)) {
            assertThat(again.isShutOut()).isTrue();
        }
    }

    private Request register(String originator) {
        Request request = request(Code.POST, "/cse-in", originator);
        Device.number(request, 267, AE);
        Device.json(request, "{\"m2m:ae\":{\"rn\":\"meter\",\"api\":\"Ntest\",\"rr\":false,\"srv\":[\"4\"]}}");
        return request;
    }

    private Request retrieve(String originator) {
        return request(Code.GET, "/cse-in/meter", originator);
    }

    private Request request(Code method, String path, String originator) {
        Request request = new Request(method, Type.CON);
        request.setURI(server + path);
        Device.text(request, 279, originator);
        Device.text(request, 283, "r-1");
        Device.text(request, 271, "4");
        return request;
    }

    private static long status(Device device, Request request) {
        return Device.number(device.send(request), 307);
    }
}
