// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.primitive.RequestPrimitive;
import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Homes;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.mca.HomeResources;
import io.wattm2m.energy.mca.Registrar;
import io.wattm2m.energy.people.Role;
import io.wattm2m.energy.testing.MapMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Homes in the CSE while nobody keeps them in step, as after a crash, and once somebody does again. */
class HomeKeeperTest {
    private static final String PLUG = "cse-in/smartplug/";
    private static final String OWN = "cse-in/energy/";
    private final FakeCse cse = new FakeCse().withPlugs("tv", "lamp", "fan");
    private final MapMemory memory = new MapMemory();
    /** Without a keeper: what is changed here, one learns of when he begins. */
    private final Homes homes = new Homes(memory);

    @BeforeEach
    void twoHomes() {
        create("cse-in", 2, "m2m:ae", Map.of("rn", "energy"));
        create("cse-in/energy", 3, "m2m:cnt", Map.of("rn", "fan"));
        homes.add(home("h1", List.of("ann", "bob"), "tv", "lamp"));
        homes.add(home("h2", List.of("eve"), "fan"));
        try (HomeKeeper _ = keeper()) {
            await().until(() -> policy(PLUG + "fan").equals(OWN + "h2-readers")
                    && cse.find(OWN + "h2-plugs").isPresent());
        }
        assertThat(policy(OWN + "fan")).isEqualTo(OWN + "h2-readers");
    }

    @Test
    void aHomeThatIsGoneLeavesNothingBehindWhenItsRemovalWasInterrupted() {
        homes.remove("h2");
        cse.receive(RequestPrimitive.delete("Cenergy", OWN + "h2"));

        try (HomeKeeper _ = keeper()) {
            await().until(() -> cse.paths().stream().noneMatch(path -> path.startsWith(OWN + "h2")));
        }

        assertThat(policy(PLUG + "fan")).isEqualTo(PLUG + "readers");
        assertThat(policy(PLUG + "fan/telemetry")).isEqualTo(PLUG + "readers");
        assertThat(policy(OWN + "fan")).isEqualTo(OWN + "own");
        assertThat(policy(PLUG + "tv")).isEqualTo(OWN + "h1-readers");
        assertThat(cse.paths()).contains(OWN + "h1", OWN + "h1-plugs", OWN + "h1-users");
    }

    @Test
    void whatHasLeftAHomeMeanwhileIsReleasedAndItsSubscriptionsEnd() {
        subscribe("lamp", "bob");
        homes.change("h1", home -> home("h1", List.of("ann", "bob"), "tv"));

        try (HomeKeeper _ = keeper()) {
            await().until(() -> policy(PLUG + "lamp").equals(PLUG + "readers")
                    && cse.find(PLUG + "lamp/of-bob").isEmpty());
        }

        assertThat(policy(PLUG + "lamp/telemetry")).isEqualTo(PLUG + "readers");
        assertThat(policy(PLUG + "tv")).isEqualTo(OWN + "h1-readers");
    }

    @Test
    void whoHasLeftAHomeMeanwhileIsToldOfNothingAndWhoStayedIsAfterEveryRestart() {
        subscribe("tv", "ann");
        restart();
        assertThat(cse.find(PLUG + "tv/of-ann")).isPresent();

        subscribe("tv", "bob");
        homes.change("h1", home -> home("h1", List.of("ann"), "tv", "lamp"));

        try (HomeKeeper _ = keeper()) {
            await().until(() -> !cse.find(OWN + "h1-readers").orElseThrow().toString().contains("bob"));
            await().until(() -> cse.find(PLUG + "tv/of-bob").isEmpty());
        }
    }

    @Test
    void whatIsDeepInTheModelOfAPlugIsUnderThePoliciesOfItsHomeToo() {
        create(PLUG + "tv", 28, "cod:flex", Map.of("rn", "plug", "acpi", List.of(PLUG + "readers")));
        create(PLUG + "tv/plug", 28, "cod:flex", Map.of("rn", "outlet-1", "acpi", List.of(PLUG + "readers")));
        create(PLUG + "tv/plug/outlet-1", 28, "cod:flex", Map.of("rn", "binSh", "acpi", List.of(PLUG + "users")));

        restart();

        assertThat(policy(PLUG + "tv/plug/outlet-1")).isEqualTo(OWN + "h1-readers");
        assertThat(policy(PLUG + "tv/plug/outlet-1/binSh")).isEqualTo(OWN + "h1-users");
    }

    @Test
    void whoHasLeftIsNotToldOfWhatIsDeepInAPlugEither() {
        create(PLUG + "tv/telemetry", 23, "m2m:sub", Map.of("rn", "of-bob", "nu",
                List.of("/id-in/Cenergy-resident-bob"), "enc", Map.of("net", List.of(3L))));
        homes.change("h1", home -> home("h1", List.of("ann"), "tv", "lamp"));

        restart();

        assertThat(cse.find(PLUG + "tv/telemetry/of-bob")).isEmpty();
    }

    /** TS-0004 7.3.3: everybody can learn which containers there are, so that it must not depend on what is in them. */
    @Test
    void placesForResultsAreThereBeforeThereAreAny() {
        Map<String, List<String>> places = Map.of("h1",
                List.of("badge", "bill", "correlation", "daily-record", "rank", "recommendation", "report", "reward",
                        "schedule"),
                "tv",
                List.of("alert", "anomaly", "decision", "environment", "forecast", "hourly", "saving", "state"));

        places.forEach((place, kinds) -> assertThat(kinds).allMatch(kind -> cse.find(OWN + place + "/" + kind)
                .isPresent()));
        assertThat(policy(OWN + "tv")).isEqualTo(OWN + "h1-readers");

        cse.remove(OWN + "tv/alert");
        restart();

        assertThat(cse.find(OWN + "tv/alert")).isPresent();
    }

    @Test
    void whatIsInStepStaysAsItIs() {
        List<String> before = cse.paths();

        restart();

        assertThat(cse.paths()).isEqualTo(before);
    }

    @Test
    void whereThereAreNoHomesPlugsAreNotLookedThroughForThem() {
        homes.remove("h1");
        homes.remove("h2");
        try (HomeKeeper _ = keeper()) {
            await().until(() -> cse.paths().stream().noneMatch(path -> path.matches(OWN + "h[12].*")));
        }
        int asked = cse.requests().size();

        try (HomeKeeper _ = keeper()) {
            await().until(() -> cse.requests().stream().skip(asked).filter(asking("1")).count() == 2);
        }

        assertThat(cse.requests().stream().skip(asked)).noneMatch(asking("3"));
    }

    /** Until a keeper has gone through everything: it looks for what is left of homes at the end. */
    private void restart() {
        int asked = cse.requests().size();
        try (HomeKeeper _ = keeper()) {
            await().until(() -> cse.requests().stream().skip(asked).filter(asking("9")).count() > 0);
        }
    }

    /** Whether resources of a type are looked for below an AE. */
    private static Predicate<RequestPrimitive> asking(String type) {
        return request -> Set.of("cse-in/energy", "cse-in/smartplug").contains(request.to())
                && request.options().filter().conditions().stream()
                        .anyMatch(condition -> condition.values().equals(List.of(type)));
    }

    private HomeKeeper keeper() {
        Registrar registrar = new Registrar(cse, cse.registrar(), "Cenergy");
        return new HomeKeeper(new Homes(memory),
                new HomeResources(registrar, "smartplug", TestContainers.of(registrar)),
                Duration.ofHours(1)).start();
    }

    private void subscribe(String deviceId, String person) {
        create(PLUG + deviceId, 23, "m2m:sub", Map.of("rn", "of-" + person, "nu",
                List.of("/id-in/Cenergy-resident-" + person), "enc", Map.of("net", List.of(1L))));
    }

    private void create(String to, int type, String name, Map<String, Object> members) {
        cse.receive(RequestPrimitive.create("Cenergy", to, type, new Content(name, members)));
    }

    private String policy(String path) {
        return cse.find(path).map(found -> found.get("acpi")).filter(List.class::isInstance)
                .map(policies -> String.valueOf(((List<?>) policies).getFirst())).orElse("");
    }

    private static Home home(String id, List<String> members, String... deviceIds) {
        return new Home(id, id, Home.Kind.FAMILY, Dwelling.UNKNOWN, List.of(),
                Stream.of(deviceIds)
                        .map(each -> new HomeDevice(each, HomeDevice.Kind.SMART_PLUG, "", "", "", null, null)).toList(),
                members.stream().map(member -> new Membership(member, Role.OWNER)).toList(), Instant.EPOCH);
    }
}
