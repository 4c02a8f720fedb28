// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import static io.wattm2m.cse.primitive.ResponseStatusCode.CREATED;
import static io.wattm2m.cse.primitive.ResponseStatusCode.OK;
import static io.wattm2m.cse.testing.ResponseAssert.assertThatResponse;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.cse.primitive.ResponsePrimitive;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.StoreProvider;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A CSE with the profile {@code mobius}, used over CoAP as an application that was written for Mobius does it. */
class MobiusProfileTest {
    private final Cse cse = Cse.start(
            new Configuration(Map.of("store.memory", "true", "coap.port", "0", "cse.profile", "mobius")),
            new Plugins(List.of(new CoapBindingProvider()), List.of(),
                    ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList(),
                    List.of()),
            Clock.systemUTC());
    private final CoapProtocolClient application =
            new CoapProtocolClient(cse.pointsOfAccess().getFirst(), ContentFormat.JSON);

    @AfterEach
    void stop() {
        application.close();
        cse.close();
    }

    @Test
    void anApplicationRegistersStoresAndReadsTheLatestAndTheOldest() {
        assertThatResponse(create("Mobius", 2, "m2m:ae", Map.of("rn", "lamp", "api", "0.2.481.1.1", "rr", true)))
                .is(CREATED).has("api", "N0.2.481.1.1");
        assertThatResponse(create("Mobius/lamp", 3, "m2m:cnt", Map.of("rn", "state"))).is(CREATED);
        for (String state : List.of("on", "off")) {
            assertThatResponse(create("Mobius/lamp/state", 4, "m2m:cin", Map.of("con", state))).is(CREATED);
        }

        assertThatResponse(retrieve("Mobius/lamp/state/latest")).is(OK).has("con", "off");
        assertThatResponse(retrieve("Mobius/lamp/state/oldest")).is(OK).has("con", "on");
    }

    private ResponsePrimitive create(String to, int type, String name, Map<String, Object> attributes) {
        return application.send(RequestPrimitive.create("Slamp", to, type, new Content(name, attributes)));
    }

    private ResponsePrimitive retrieve(String to) {
        return application.send(RequestPrimitive.retrieve("Slamp", to));
    }
}
