// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.wattm2m.energy.testing.MapMemory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages on their way to a real HTTP server, opened there with a browser's keys (RFC 8291, 8292). */
class PushDeskTest {
    private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();
    private final MapMemory memory = new MapMemory();

    @TempDir
    private Path folder;
    private HttpServer service;
    private PushDesk desk;
    private volatile int status = 201;

    @BeforeEach
    void listen() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            posted.add(new Posted(exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        service.start();
        desk = desk();
    }

    @AfterEach
    void close() {
        desk.close();
        service.stop(0);
    }

    @Test
    void theExampleOfTheStandardIsOpened() throws Exception {
        byte[] message = Browser.decoded("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e"
                + "3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj"
                + "_Qulcy4a-fN");

        assertThat(Browser.opened(message)).isEqualTo("When I grow up, I want to be a watermelon");
    }

    @Test
    void aMessageIsSealedForItsBrowserAndSignedByThisServer() throws Exception {
        desk.keep(subscription("kim", "/a", "ko"));

        desk.tell(person -> true, language -> new PushMessage("경고: 주전자", language, "rule/kettle", "#alerts"));

        Posted told = posted.poll(30, TimeUnit.SECONDS);
        JsonNode message = new JsonMapper().readTree(Browser.opened(told.body));
        assertThat(message.path("title").asText()).isEqualTo("경고: 주전자");
        assertThat(message.path("body").asText()).isEqualTo("ko");
        assertThat(told.headers.getFirst("Content-Encoding")).isEqualTo("aes128gcm");
        assertThat(told.headers.getFirst("TTL")).isEqualTo("86400");
        String[] proof = told.headers.getFirst("Authorization").replace("vapid t=", "").split(", ?k=");
        SignedJWT token = SignedJWT.parse(proof[0]);
        assertThat(proof[1]).isEqualTo(desk.publicKey());
        assertThat(token.verify(new ECDSAVerifier(Browser.point(Browser.decoded(proof[1]))))).isTrue();
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("mailto:kim@example.org");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("http://127.0.0.1");
    }

    @Test
    void onlyThoseWhoMayKnowAreTold() throws Exception {
        desk.keep(subscription("kim", "/a", "ko"));
        desk.keep(subscription("lee", "/b", "en"));

        desk.tell(person -> person.equals("lee"), language -> new PushMessage(language, "", "", ""));

        assertThat(Browser.opened(posted.poll(30, TimeUnit.SECONDS).body)).contains("\"title\":\"en\"");
        assertThat(posted.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aBrowserTellsTheLastWhoHasSubscribedInItOnly() {
        desk.keep(subscription("kim", "/a", "ko"));
        desk.keep(subscription("kim", "/b", "ko"));

        desk.keep(subscription("lee", "/a", "en"));

        assertThat(desk.of("kim")).extracting(PushSubscription::endpoint).containsExactly(address() + "/b");
        assertThat(desk.of("lee")).hasSize(1);
    }

    @Test
    void whatTheServiceDoesNotKnowAnyMoreIsForgotten() {
        desk.keep(subscription("kim", "/a", "en"));
        status = 410;

        desk.tell(person -> true, language -> new PushMessage("", "", "", ""));

        await().atMost(Duration.ofSeconds(30)).until(() -> desk.of("kim").isEmpty());
        assertThat(posted).hasSize(1);
    }

    @Test
    void aServiceThatFailsIsTriedThreeTimesAndTheSubscriptionStays() {
        desk.keep(subscription("kim", "/a", "en"));
        status = 503;

        desk.tell(person -> true, language -> new PushMessage("", "", "", ""));

        await().atMost(Duration.ofSeconds(30)).until(() -> posted.size() == 3);
        assertThat(desk.of("kim")).hasSize(1);
    }

    @Test
    void theKeysOutliveARestartAndAreForTheirOwnerOnly() throws Exception {
        try (PushDesk again = desk()) {
            assertThat(again.publicKey()).isEqualTo(desk.publicKey());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("push-keys"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSubscriptionIsKeptOnceForEachBrowserAndForTenOfThemAtTheMost() {
        for (int browser = 0; browser < 10; browser++) {
            desk.keep(subscription("kim", "/" + browser, "en"));
        }
        desk.keep(subscription("kim", "/0", "ko"));

        assertThat(desk.of("kim")).hasSize(10);
        assertThatIllegalStateException().isThrownBy(() -> desk.keep(subscription("kim", "/more", "en")));
        assertThat(desk.forget("kim", subscription("kim", "/0", "ko").id())).isTrue();
        assertThat(desk.forget("lee", subscription("kim", "/1", "ko").id())).isFalse();
        desk.forget("kim");
        assertThat(desk.of("kim")).isEmpty();
    }

    @Test
    void messagesGoToKnownServicesOnly() {
        PushSettings known = PushSettings.DEFAULTS;

        assertThat(List.of("https://fcm.googleapis.com/fcm/send/a", "https://WNS2-PN1.notify.windows.com/w/?token=b"))
                .allMatch(endpoint -> known.admit(URI.create(endpoint)));
        assertThat(List.of("http://fcm.googleapis.com/a", "https://fcm.googleapis.com.example/a", "https://10.0.0.1/a",
                "https://fcm.googleapis.com:8443/a", "https://me@fcm.googleapis.com/a", "https://notify.windows.com/a",
                "/a", "mailto:a@b"))
                .noneMatch(endpoint -> known.admit(URI.create(endpoint)));
        assertThatIllegalArgumentException().isThrownBy(() -> desk.keep(new PushSubscription("kim",
                "https://inside.example/", Browser.PUBLIC_KEY, Browser.SECRET, "en", Instant.EPOCH)))
                .withMessageContaining("energy.push.services");
    }

    private PushDesk desk() {
        return new PushDesk(memory, new PushSettings(List.of(address()), "mailto:kim@example.org"), folder);
    }

    private PushSubscription subscription(String personId, String path, String language) {
        return new PushSubscription(personId, address() + path, Browser.PUBLIC_KEY, Browser.SECRET, language,
                Instant.EPOCH);
    }

    private String address() {
        return "http://127.0.0.1:" + service.getAddress().getPort();
    }

    private record Posted(Headers headers, byte[] body) {}
}
