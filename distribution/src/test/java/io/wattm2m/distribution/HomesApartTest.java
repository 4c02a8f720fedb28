// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.cse.boot.Protection;
import io.wattm2m.cse.spi.Configuration;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.spi.Credentials;
import io.wattm2m.cse.testing.RawFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two homes of one installation, whose people prove who they are: over HTTP, CoAP, MQTT and WebSocket each reads his
 * own plug, and of the other's neither a resource nor its name.
 */
class HomesApartTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NO_PRIVILEGE = 4103;
    private static final String[] SETTINGS = {"security.required=always", "coaps.enabled=true", "coaps.port=0",
        "mqtt.topic-rules=hub=energy/#"};
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path data;

    @Test
    void whoBelongsToAHomeReadsItsPlugAndNobodyElseDoes() throws Exception {
        String gone;
        try (Platform platform = Platform.start(data, SETTINGS)) {
            String hub = issue(CredentialKind.PASSWORD, "hub", "Chub");
            String owner = session(platform, "POST", "/api/auth/register",
                    Map.of("token", platform.setUpToken(), "name", "operator", "password", "correct horse battery"));
            measure(platform, hub, owner, "plug-a", "plug-b");
            Somebody ann = moveIn(platform, owner, "ann", "plug-a");
            Somebody bob = moveIn(platform, owner, "bob", "plug-b");

            await().atMost(PATIENCE).untilAsserted(() -> {
                check(ann, bob);
                check(bob, ann);
            });

            nothingOfAHomeIsForOthers(platform, owner, ann, bob);
            nobodyElseChangesAnything(ann, bob);
            commandsAreForThoseWhoLiveThere(ann, bob);
            String carol = whoLeavesIsToldNothing(platform, hub, ann);
            whoHasAPlugNextLearnsNothingOfBefore(platform, ann, carol, owner);
            whoFollowsTheProxyIsNotToldOfAPlugThatIsErased(platform, owner, bob);
            gone = bob.homeId;
        }
        Platform.start(data, SETTINGS).close();
        assertThat(RawFiles.saying(data, "plug-a")).as("who has stayed").isNotEmpty();
        assertThat(RawFiles.saying(data, gone, "plug-b")).isEmpty();
    }

    private static void check(Somebody one, Somebody other) {
        for (Map.Entry<String, Voice> each : one.voices.entrySet()) {
            Voice voice = each.getValue();
            String over = one.name + " over " + each.getKey();
            for (String to : List.of(one.plug(), one.plug() + "/telemetry", one.plug() + "/telemetry/la",
                    one.plug() + "/telemetry/ol", one.group(), one.home(), one.group() + "/fopt")) {
                assertThat(voice.retrieve(to).status()).as("%s: own %s", over, to).isEqualTo(2000);
            }
            for (String to : List.of(other.plug(), other.plug() + "/telemetry", other.plug() + "/telemetry/la",
                    other.plug() + "/telemetry/ol", other.plug() + "/state/la", other.plug() + "/plug",
                    other.group(), other.group() + "/fopt", other.group() + "/fopt/telemetry/la", other.home())) {
                assertThat(voice.retrieve(to)).as("%s: other's %s", over, to)
                        .satisfies(answer -> assertThat(answer.status()).isIn(NO_PRIVILEGE, 4004))
                        .satisfies(answer -> assertThat(answer.content()).doesNotContain("power"));
            }
            for (String kind : List.of("hourly", "state", "anomaly", "alert", "forecast", "decision", "saving",
                    "environment")) {
                assertThat(voice.retrieve("cse-in/energy/" + other.device + "/" + kind).status())
                        .as("%s: whether the other's plug has any %s", over, kind).isEqualTo(NO_PRIVILEGE);
            }
            for (String kind : List.of("daily-record", "bill", "correlation", "recommendation", "report", "reward",
                    "badge", "rank", "schedule")) {
                assertThat(voice.retrieve(other.home() + "/" + kind).status())
                        .as("%s: whether the other's home has any %s", over, kind).isEqualTo(NO_PRIVILEGE);
            }
            for (String from : List.of("cse-in", "cse-in/smartplug", "cse-in/energy")) {
                assertThat(voice.retrieve(from + "?fu=1").content()).as("%s: discovery from %s", over, from)
                        .doesNotContain(other.device, other.homeId);
            }
            assertThat(voice.retrieve(one.plug() + "?fu=1").content()).as("%s: own discovery", over)
                    .contains(one.device + "/telemetry");
            assertThat(voice.ask(1, other.plug() + "/telemetry", 23,
                    "{'m2m:sub':{'rn':'spy-" + each.getKey() + "','nu':['http://127.0.0.1:1/spy']}}").status())
                    .as("%s: subscribes", over).isEqualTo(NO_PRIVILEGE);
        }
        assertThat(one.rest("/api/devices").toString()).contains(one.device).doesNotContain(other.device);
        assertThat(one.rest("/api/power/history/" + other.device + "?resolution=hour").path("status").asInt())
                .isEqualTo(404);
    }

    /** However deep it stands below a plug, its node, what was found out of it and the home; whoever they are. */
    private void nothingOfAHomeIsForOthers(Platform platform, String owner, Somebody ann, Somebody bob) {
        String operator = get(platform, owner, "/api/auth/me").path("originator").asText();
        String secret = issue(CredentialKind.TOKEN, "", operator);
        try (Voice admin = Voice.overHttp(platform.at("http"), "CAdmin", platform.cse().firstToken().orElseThrow());
                Voice operating = Voice.overHttp(platform.at("http"), operator, secret)) {
            assertThat(admin.retrieve(bob.plug() + "?fu=1").content()).contains("/plug/outlet-1/eneCn");
            await().atMost(PATIENCE).untilAsserted(() -> {
                for (String root : List.of(bob.plug(), "cse-in/smartplug-" + bob.device, bob.home())) {
                    for (JsonNode found : JSON.readTree(admin.retrieve(root + "?fu=1").content()).path("m2m:uril")) {
                        for (Voice voice : List.of(operating, ann.voices.get("HTTP"))) {
                            assertThat(voice.retrieve(found.asText()).status()).as(found.asText())
                                    .isEqualTo(NO_PRIVILEGE);
                        }
                    }
                }
            });
        }
    }

    /** Nor does a group of one's own reach what its maker may not. */
    private static void nobodyElseChangesAnything(Somebody ann, Somebody bob) {
        Voice own = bob.voices.get("HTTP");
        List<String> things = List.of(bob.plug(), bob.plug() + "/telemetry", bob.group(), bob.home(),
                bob.home() + "-readers", bob.plug() + "/telemetry/la");
        List<String> before = things.stream().limit(things.size() - 1).map(thing -> own.retrieve(thing).content())
                .toList();
        ann.voices.forEach((protocol, voice) -> {
            for (String thing : things) {
                assertThat(voice.ask(4, thing, 0, "").status()).as("%s deletes %s", protocol, thing)
                        .isEqualTo(NO_PRIVILEGE);
            }
            assertThat(voice.ask(3, bob.plug(), 0, "{'m2m:cnt':{'lbl':['hers']}}").status()).as(protocol)
                    .isEqualTo(NO_PRIVILEGE);
            assertThat(voice.ask(3, bob.plug(), 0, "{'m2m:cnt':{'acpi':['" + ann.home() + "-readers']}}").status())
                    .as(protocol).isEqualTo(NO_PRIVILEGE);
            assertThat(voice.ask(3, bob.group(), 0, "{'m2m:grp':{'lbl':['hers']}}").status()).as(protocol)
                    .isEqualTo(NO_PRIVILEGE);
            assertThat(voice.ask(3, bob.home() + "-readers", 0, "{'m2m:acp':{'pv':{'acr':[{'acor':['all'],"
                    + "'acop':63}]}}}").status()).as(protocol).isEqualTo(NO_PRIVILEGE);
            String group = "hers-over-" + protocol;
            voice.ask(1, "cse-in", 9, "{'m2m:grp':{'rn':'" + group + "','mnm':9,'mid':['" + bob.plug() + "']}}");
            assertThat(voice.retrieve("cse-in/" + group + "/fopt/telemetry/la").content()).as(protocol)
                    .doesNotContain("power");
        });
        assertThat(things.stream().limit(things.size() - 1).map(thing -> own.retrieve(thing).content()))
                .containsExactlyElementsOf(before);
    }

    private static void commandsAreForThoseWhoLiveThere(Somebody ann, Somebody bob) {
        String command = "{'m2m:cin':{'con':{'power':'on'}}}";
        String telemetry = "{'m2m:cin':{'con':{'power':5000}}}";
        for (String protocol : ann.voices.keySet()) {
            assertThat(ann.voices.get(protocol).ask(1, ann.plug() + "/command", 4, command).status())
                    .as(protocol).isEqualTo(2001);
            assertThat(bob.voices.get(protocol).ask(1, ann.plug() + "/command", 4, command).status())
                    .as(protocol).isEqualTo(NO_PRIVILEGE);
            assertThat(ann.voices.get(protocol).ask(1, ann.plug() + "/telemetry", 4, telemetry).status())
                    .as("%s: nobody makes up readings", protocol).isEqualTo(NO_PRIVILEGE);
        }
    }

    /** The session of whom she leaves her home to. */
    private String whoLeavesIsToldNothing(Platform platform, String hub, Somebody ann) throws Exception {
        try (NotificationTarget her = new NotificationTarget();
                NotificationTarget others = new NotificationTarget();
                Voice admin = Voice.overHttp(platform.at("http"), "CAdmin",
                        platform.cse().firstToken().orElseThrow());
                Voice sender = Voice.overMqtt(platform.broker(), "Chub", "hub", hub)) {
            subscribe(ann.voices.get("HTTP"), ann, "her", her);
            subscribe(admin, ann, "others", others);
            sender.publish("energy/" + ann.device + "/data", "{'power': 66}");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(her.received().toString()).contains("\"power\":66"));

            String carol = whoLeavesIsShutOut(platform, ann);
            sender.publish("energy/" + ann.device + "/data", "{'power': 77}");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(others.received().toString()).contains("\"power\":77"));
            assertThat(her.received().toString()).doesNotContain("\"power\":77");
            return carol;
        }
    }

    private static void subscribe(Voice voice, Somebody whose, String name, NotificationTarget target) {
        assertThat(voice.ask(1, whose.plug() + "/telemetry", 23, "{'m2m:sub':{'rn':'" + name + "','nct':1,"
                + "'enc':{'net':[3]},'nu':['" + target.url() + "']}}").status()).isEqualTo(2001);
    }

    /** The session of whom he leaves his home to. */
    private String whoLeavesIsShutOut(Platform platform, Somebody ann) throws Exception {
        String successor = JSON.readTree(send(platform, ann.token, "POST", "/api/homes/" + ann.homeId
                + "/invitations", Map.of("role", "owner")).body()).path("token").asText();
        String carol = session(platform, "POST", "/api/homes/accept",
                Map.of("token", successor, "name", "carol", "password", "correct horse battery"));
        assertThat(send(platform, ann.token, "DELETE", "/api/homes/" + ann.homeId + "/members/" + ann.id, Map.of())
                .statusCode()).isEqualTo(204);

        await().atMost(PATIENCE).untilAsserted(() -> ann.voices.forEach((protocol, voice) -> assertThat(
                voice.retrieve(ann.plug() + "/telemetry/la").status()).as(protocol).isEqualTo(NO_PRIVILEGE)));
        return carol;
    }

    /** What it has measured stays with the home that it leaves; to the operator it comes back as new. */
    private void whoHasAPlugNextLearnsNothingOfBefore(Platform platform, Somebody ann, String carol, String owner)
            throws Exception {
        String hours = "/history?resolution=hour&from=2020-01-01T00:00:00Z";
        assertThat(get(platform, carol, "/api/power/" + ann.device + hours).path("points")).isNotEmpty();

        HttpResponse<String> taken =
                send(platform, carol, "DELETE", "/api/homes/" + ann.homeId + "/devices/" + ann.device, Map.of());

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        String past = JSON.readTree(taken.body()).at("/devices/0/deviceId").asText();
        assertThat(get(platform, carol, "/api/power/" + past + hours).path("points")).isNotEmpty();
        assertThat(get(platform, carol, "/api/devices").toString()).contains(past);
        assertThat(get(platform, owner, "/api/power/" + ann.device + hours).path("points")).isEmpty();
        assertThat(get(platform, owner, "/api/devices").toString()).contains(ann.device).doesNotContain(past);
        try (Voice admin = Voice.overHttp(platform.at("http"), "CAdmin", platform.cse().firstToken().orElseThrow())) {
            assertThat(admin.retrieve(ann.plug() + "/telemetry").status()).isEqualTo(2000);
            assertThat(admin.retrieve(ann.plug() + "?fu=1&ty=4").content()).doesNotContain("telemetry");
        }
    }

    /** TS-0001 9.6.8: a notification would show it as it was. */
    private void whoFollowsTheProxyIsNotToldOfAPlugThatIsErased(Platform platform, String owner, Somebody bob)
            throws Exception {
        String operator = get(platform, owner, "/api/auth/me").path("originator").asText();
        try (NotificationTarget his = new NotificationTarget();
                NotificationTarget others = new NotificationTarget();
                Voice admin = Voice.overHttp(platform.at("http"), "CAdmin",
                        platform.cse().firstToken().orElseThrow());
                Voice operating = Voice.overHttp(platform.at("http"), operator,
                        issue(CredentialKind.TOKEN, "", operator))) {
            follow(operating, "his", his);
            follow(admin, "others", others);

            whoIsErasedIsInTheTreeNoMore(platform, bob);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(others.received().toString())
                    .contains(bob.device));
            assertThat(his.received().toString()).doesNotContain(bob.device);
        }
    }

    private static void follow(Voice voice, String name, NotificationTarget target) {
        assertThat(voice.ask(1, "cse-in/smartplug", 23, "{'m2m:sub':{'rn':'" + name + "','nct':1,"
                + "'enc':{'net':[4]},'nu':['" + target.url() + "']}}")).as(name)
                .satisfies(answer -> assertThat(answer.status()).isEqualTo(2001));
    }

    private void whoIsErasedIsInTheTreeNoMore(Platform platform, Somebody bob) throws Exception {
        try (Voice admin = Voice.overHttp(platform.at("http"), "CAdmin",
                platform.cse().firstToken().orElseThrow())) {
            Voice own = bob.voices.get("HTTP");
            assertThat(own.ask(1, "cse-in", 2, "{'m2m:ae':{'rn':'of-" + bob.id
                    + "','api':'Ndiary','rr':false,'srv':['4']}}").status()).isEqualTo(2001);
            assertThat(own.ask(1, "cse-in/of-" + bob.id, 3, "{'m2m:cnt':{'rn':'diary'}}").status()).isEqualTo(2001);
            assertThat(admin.retrieve("cse-in?fu=1").content()).contains(bob.device, bob.homeId, bob.id);

            HttpResponse<String> erased = send(platform, bob.token, "POST", "/api/privacy/erasure",
                    Map.of("password", "correct horse battery"));

            assertThat(erased.statusCode()).as(erased.body()).isEqualTo(204);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(admin.retrieve("cse-in?fu=1").content())
                    .contains("cse-in/smartplug/plug-a").doesNotContain(bob.device, bob.homeId, bob.id));
        }
    }

    /** Has a home made for somebody, who comes by an invitation; the operator leaves it to him. */
    private Somebody moveIn(Platform platform, String owner, String name, String device) throws Exception {
        String home = JSON.readTree(send(platform, owner, "POST", "/api/homes",
                Map.of("name", "Home of " + name, "residents", 2)).body()).path("id").asText();
        assertThat(send(platform, owner, "PUT", "/api/homes/" + home + "/devices/" + device, Map.of()).statusCode())
                .isEqualTo(200);
        String invitation = JSON.readTree(send(platform, owner, "POST", "/api/homes/" + home + "/invitations",
                Map.of("role", "owner")).body()).path("token").asText();
        String token = session(platform, "POST", "/api/homes/accept",
                Map.of("token", invitation, "name", name, "password", "correct horse battery"));
        JsonNode me = JSON.readTree(send(platform, owner, "GET", "/api/auth/me", Map.of()).body());
        assertThat(send(platform, owner, "DELETE", "/api/homes/" + home + "/members/" + me.path("id").asText(),
                Map.of()).statusCode()).isEqualTo(204);
        JsonNode person = JSON.readTree(send(platform, token, "GET", "/api/auth/me", Map.of()).body());
        String originator = person.path("originator").asText();
        byte[] key = HexFormat.of().parseHex(issue(CredentialKind.KEY, name, originator));
        String credential = issue(CredentialKind.TOKEN, "", originator);
        return new Somebody(name, person.path("id").asText(), device, home, token, Map.of(
                "HTTP", Voice.overHttp(platform.at("http"), originator, credential),
                "CoAP", Voice.overCoap(platform.at("coaps"), originator, name, key),
                "MQTT", Voice.overMqtt(platform.broker(), originator, name,
                        issue(CredentialKind.PASSWORD, name, originator)),
                "WebSocket", Voice.overWebSocket(platform.at("ws"), originator, credential)),
                path -> get(platform, token, path));
    }

    private void measure(Platform platform, String password, String owner, String... plugs) {
        try (Voice hub = Voice.overMqtt(platform.broker(), "Chub", "hub", password)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                for (String plug : plugs) {
                    hub.publish("energy/" + plug + "/data", "{'power': 5}");
                }
                assertThat(get(platform, owner, "/api/devices").toString()).contains(plugs);
            });
        }
    }

    private String issue(CredentialKind kind, String name, String originator) {
        Credentials credentials = Protection.credentials(
                new Configuration(Map.of("data", data.toString())).general(), Clock.systemUTC());
        return credentials.issue(new Credentials.Wish(kind, name, originator, "", Optional.empty())).secret();
    }

    private String session(Platform platform, String method, String path, Map<String, Object> body)
            throws IOException {
        return JSON.readTree(send(platform, "", method, path, body).body()).path("access_token").asText();
    }

    private JsonNode get(Platform platform, String token, String path) {
        try {
            return JSON.readTree(send(platform, token, "GET", path, Map.of()).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(Platform platform, String token, String method, String path,
            Map<String, ?> body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(platform.energy() + path))
                .header("Content-Type", "application/json").method(method, method.equals("GET")
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(JSON.writeValueAsString(body), StandardCharsets.UTF_8));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads from the REST interface. */
    private interface Reader {
        JsonNode read(String path);
    }

    private record Somebody(String name, String id, String device, String homeId, String token,
            Map<String, Voice> voices, Reader reader) {
        String plug() {
            return "cse-in/smartplug/" + device;
        }

        String home() {
            return "cse-in/energy/" + homeId;
        }

        String group() {
            return home() + "-plugs";
        }

        JsonNode rest(String path) {
            return reader.read(path);
        }
    }
}
