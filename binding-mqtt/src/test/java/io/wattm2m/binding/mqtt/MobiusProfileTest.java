// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattm2m.cse.boot.Cse;
import io.wattm2m.cse.boot.Plugins;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.StoreProvider;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A CSE with the profile {@code mobius}, used as an application that was written for Mobius does it. */
class MobiusProfileTest {
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Cse cse = Cse.start(
            new Configuration(Map.of("store.memory", "true", "mqtt.port", "0", "cse.profile", "mobius")),
            new Plugins(List.of(new MqttBindingProvider()), List.of(),
                    ServiceLoader.load(StoreProvider.class).stream().map(ServiceLoader.Provider::get).toList(),
                    List.of()),
            Clock.systemUTC());
    private final Listening application = new Listening(cse.pointsOfAccess().getFirst(), "Slamp",
            (topic, payload) -> answers.add(new String(payload, StandardCharsets.UTF_8)));

    @AfterEach
    void stop() {
        application.close();
        cse.close();
    }

    @Test
    void wrappedPrimitivesAreAnsweredInAWrapper() throws InterruptedException {
        application.subscribe("/oneM2M/resp/Slamp/Mobius2/json");

        assertThat(asked("\"op\":\"1\",\"to\":\"/Mobius\",\"ty\":\"2\","
                + "\"pc\":{\"m2m:ae\":{\"rn\":\"lamp\",\"api\":\"0.2.481.1.1\",\"rr\":true}}"))
                .startsWith("{\"m2m:rsp\":{").contains("\"rsc\":2001");
        asked("\"op\":\"1\",\"to\":\"/Mobius/lamp\",\"ty\":\"3\",\"pc\":{\"m2m:cnt\":{\"rn\":\"state\"}}");
        asked("\"op\":1,\"to\":\"/Mobius/lamp/state\",\"ty\":4,\"pc\":{\"m2m:cin\":{\"con\":\"on\"}}");

        assertThat(asked("\"op\":2,\"to\":\"/Mobius/lamp/state/latest\"")).contains("\"rsc\":2000")
                .contains("\"con\":\"on\"");
    }

    @Test
    void anApplicationThatNamesItselfInAUrlIsToldOnItsTopic() throws InterruptedException {
        application.subscribe("/oneM2M/resp/Slamp/Mobius2/json");
        asked("\"op\":1,\"to\":\"/Mobius\",\"ty\":2,"
                + "\"pc\":{\"m2m:ae\":{\"rn\":\"lamp\",\"api\":\"0.2.481.1.1\",\"rr\":true}}");
        asked("\"op\":1,\"to\":\"/Mobius/lamp\",\"ty\":3,\"pc\":{\"m2m:cnt\":{\"rn\":\"state\"}}");
        String target = cse.pointsOfAccess().getFirst() + "/Slamp?ct=json";

        assertThat(asked("\"op\":1,\"to\":\"/Mobius/lamp/state\",\"ty\":23,\"pc\":{\"m2m:sub\":{\"rn\":\"s\","
                + "\"enc\":{\"net\":[3]},\"nu\":[\"" + target + "\"]}}")).contains("\"rsc\":2001");
        application.subscribe("/oneM2M/req/Mobius2/Slamp/json");
        asked("\"op\":1,\"to\":\"/Mobius/lamp/state\",\"ty\":4,\"pc\":{\"m2m:cin\":{\"con\":\"off\"}}", "\"nev\"");
    }

    /** Sends the request, and takes messages until one has this in it. */
    private void asked(String members, String expected) throws InterruptedException {
        for (String message = asked(members); !message.contains(expected);) {
            message = String.valueOf(answers.poll(20, TimeUnit.SECONDS));
            assertThat(message).isNotEqualTo("null");
        }
    }

    private String asked(String members) throws InterruptedException {
        String request = "{\"m2m:rqp\":{\"fr\":\"Slamp\",\"rqi\":\"" + System.nanoTime() + "\"," + members + "}}";
        application.publish("/oneM2M/req/Slamp/Mobius2/json", request.getBytes(StandardCharsets.UTF_8));
        String answer = answers.poll(20, TimeUnit.SECONDS);
        assertThat(answer).isNotNull();
        return String.valueOf(answer);
    }
}
