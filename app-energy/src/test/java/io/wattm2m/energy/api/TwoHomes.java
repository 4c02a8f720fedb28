// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.energy.home.Dwelling;
import io.wattm2m.energy.home.Home;
import io.wattm2m.energy.home.HomeDevice;
import io.wattm2m.energy.home.Membership;
import io.wattm2m.energy.measure.Reading;
import io.wattm2m.energy.measure.Resolution;
import io.wattm2m.energy.measure.Rollup;
import io.wattm2m.energy.measure.Rollups;
import io.wattm2m.energy.people.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An installation of Bob's home with a lamp, and with or without Ann's with a fridge in everything that can be written
 * down of it. The plug of the stairs stands in no home.
 */
final class TwoHomes implements AutoCloseable {
    static final String FRIDGE = "fridge-a";
    static final String LAMP = "lamp-b";
    static final String STAIRS = "stairs";
    final PeopleFixture people;
    final JsonNode bob;

    private TwoHomes(Map<String, Double> powerW) {
        people = new PeopleFixture(new Steady(powerW));
        powerW.forEach((deviceId, power) -> people.server.devices.recall(new Reading(deviceId, RunningServer.NOW,
                power, OptionalDouble.of(230), OptionalDouble.empty(), OptionalDouble.empty()), RunningServer.NOW));
        bob = people.invited("bob", "resident");
        home("home-b", bob, LAMP);
    }

    static TwoHomes withBobOnly() {
        return new TwoHomes(Map.of(LAMP, 40.0, STAIRS, 10.0));
    }

    static TwoHomes withBoth() {
        return new TwoHomes(Map.of(LAMP, 40.0, STAIRS, 10.0, FRIDGE, 777.7)).withAnn();
    }

    /** Ann's session, after whom home-a is called. */
    JsonNode ann() {
        return RunningServer.json(people.login("ann", PeopleFixture.PASSWORD));
    }

    /** The id of the first that Ann sees there. */
    String idOf(String path) {
        return RunningServer.json(people.as(ann(), "GET", path, "")).path(0).path("id").asText();
    }

    private TwoHomes withAnn() {
        JsonNode ann = people.invited("ann", "resident");
        home("home-a", ann, FRIDGE);
        people.server.devices.label(FRIDGE, List.of("name:Fridge of Ann", "room:Ann's kitchen"));
        write(ann, "PUT", "/api/virtual-meters/ann-all", "{\"name\":\"All of Ann\",\"added\":[\"fridge-a\"]}");
        write(ann, "POST", "/api/device_mac",
                "{\"device_id\":\"fridge-a\",\"mac_address\":\"02:00:5e:10:00:aa\",\"name\":\"Ann's\"}");
        write(ann, "POST", "/api/schedules", "{\"name\":\"Ann's night\",\"deviceIds\":[\"fridge-a\"],"
                + "\"power\":\"on\",\"at\":\"22:00\"}");
        write(ann, "POST", "/api/alerts/rules", "{\"name\":\"Ann's limit\",\"deviceIds\":[\"fridge-a\"],"
                + "\"quantity\":\"power\",\"side\":\"above\",\"threshold\":100,\"lasting\":0}");
        write(ann, "PUT", "/api/reports/plan?homeId=home-a", "{\"day\":7,\"mailTo\":\"ann@example.org\"}");
        write(ann, "PUT", "/api/community/membership?homeId=home-a", "{\"pseudonym\":\"Otter\",\"residents\":3}");
        write(ann, "PUT", "/api/ai/fridge-a", "{\"mode\":\"shadow\"}");
        people.server.devices.measured(Reading.ofPower(FRIDGE, RunningServer.NOW, 777.7), RunningServer.NOW);
        assertThat(people.as(ann, "GET", "/api/alerts", "").body()).contains(FRIDGE);
        return this;
    }

    private void write(JsonNode session, String method, String path, String body) {
        assertThat(people.as(session, method, path, body)).satisfies(response -> assertThat(response.statusCode())
                .as("%s %s: %s", method, path, response.body()).isBetween(200, 201));
    }

    private void home(String id, JsonNode owner, String deviceId) {
        String person = owner.path("user").path("id").asText();
        people.server.people.residents.homes().add(new Home(id, id.toUpperCase(Locale.ROOT),
                Home.Kind.FAMILY, new Dwelling("Street of " + id, "house", 100, 2, "", ""), List.of(),
                List.of(new HomeDevice(deviceId, HomeDevice.Kind.SMART_PLUG, "", "", "", null, null)),
                List.of(new Membership(person, Role.OWNER)), RunningServer.NOW));
    }

    @Override
    public void close() {
        people.close();
    }

    /** Plugs that draw always the same. */
    record Steady(Map<String, Double> powerW) implements Rollups {

        @Override
        public List<Rollup> between(String deviceId, Resolution resolution, Span span, int limit) {
            if (!powerW.containsKey(deviceId) || !resolution.equals(Resolution.HOUR)) {
                return List.of();
            }
            double watts = powerW.get(deviceId);
            Instant first = Resolution.HOUR.start(span.from(), ZoneOffset.UTC);
            return Stream.iterate(first, start -> start.plusSeconds(3600))
                    .takeWhile(start -> start.isBefore(span.to()) && start.isBefore(RunningServer.NOW)).limit(limit)
                    .map(start -> new Rollup(deviceId, Resolution.HOUR, start, watts, 3600, watts, watts)).toList();
        }

        @Override
        public Map<String, Double> dayEnergyWh(Instant dayStart) {
            return powerW.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue() * 12));
        }
    }
}
