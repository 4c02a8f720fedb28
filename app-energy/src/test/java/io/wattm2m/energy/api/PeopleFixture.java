// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wattm2m.cse.testing.AdjustableClock;
import io.wattm2m.energy.measure.Rollups;
import java.net.http.HttpResponse;

/** A running server whose first account is the owner's, and what people do there. Thread-safe. */
final class PeopleFixture implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    final AdjustableClock clock = new AdjustableClock(RunningServer.NOW);
    final RunningServer server;
    final JsonNode owner;

    /** The plugs of whose rollups these are. */
    PeopleFixture(Rollups rollups) {
        server = new RunningServer(FrontDoorFixture.of(clock), clock, rollups);
        owner = RunningServer.json(register(server.people.setUpToken(), "Owner@Example.org"));
    }

    PeopleFixture() {
        server = new RunningServer(FrontDoorFixture.of(clock), clock);
        owner = RunningServer.json(register(server.people.setUpToken(), "Owner@Example.org"));
        server.devices.add("kettle");
    }

    HttpResponse<String> register(String token, String name) {
        return server.send("POST", "/api/auth/register", "{\"token\":\"" + token + "\",\"name\":\"" + name
                + "\",\"password\":\"" + PASSWORD + "\"}");
    }

    HttpResponse<String> login(String name, String password) {
        return server.send("POST", "/api/auth/login",
                "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}");
    }

    HttpResponse<String> refresh(String token) {
        return server.send("POST", "/api/auth/refresh", "{\"refresh_token\":\"" + token + "\"}");
    }

    /** Makes an account of this role by an invitation of the owner. */
    JsonNode invited(String name, String role) {
        HttpResponse<String> invitation = as(owner, "POST", "/api/people/invitations", "{\"role\":\"" + role + "\"}");
        assertThat(invitation.statusCode()).isEqualTo(201);
        return RunningServer.json(register(RunningServer.json(invitation).path("token").asText(), name));
    }

    /** Sends JSON in the name of somebody who has logged in. */
    HttpResponse<String> as(JsonNode session, String method, String path, String body) {
        return withToken(session.path("access_token").asText(), method, path, body);
    }

    HttpResponse<String> withToken(String token, String method, String path, String body) {
        return server.send(method, path, body, "Authorization", "Bearer " + token);
    }

    int status(JsonNode session, String method, String path) {
        return as(session, method, path, "{}").statusCode();
    }

    HttpResponse<String> switchOn(JsonNode session) {
        return as(session, "POST", "/api/devices/power/control", "{\"deviceId\":\"kettle\",\"power\":\"on\"}");
    }

    @Override
    public void close() {
        server.close();
    }
}
