// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser.NewPageOptions;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import io.wattm2m.cse.spi.CredentialKind;
import io.wattm2m.cse.testing.SecuredFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page in a real browser that comes from elsewhere: an application that creates, reads, subscribes and is told. */
class WebPageTest {
    private static final String OVER_HTTP = script("over-http.js");
    private static final String OVER_WEBSOCKET = script("over-websocket.js");
    private static Chromium chromium;
    private static HttpServer elsewhere;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            byte[] page = "<!DOCTYPE html><title>elsewhere</title>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterAll
    static void stop() {
        if (elsewhere != null) {
            elsewhere.stop(0);
            chromium.close();
        }
    }

    @Test
    void overHttpItIsToldByLongPolling() {
        try (Platform platform = platform(); Page page = page("localhost")) {
            assertThat(told(page, OVER_HTTP, platform.at("http"), "")).containsExactly("61.5", "61.5", "2001");
        }
    }

    @Test
    void overTlsItShowsAToken() {
        SecuredFolder secured = new SecuredFolder(folder);
        String token = secured.issue(CredentialKind.TOKEN, "", "Cpage");
        String[] settings = Stream.concat(Stream.of("mqtt.secure-port=0"),
                secured.settings().entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()))
                .toArray(String[]::new);
        try (Platform platform = platform(settings); Page page = page("localhost")) {
            assertThat(told(page, OVER_HTTP, platform.at("https"), token)).containsExactly("61.5", "61.5", "2001");
        }
    }

    @Test
    void overAWebSocketItIsToldAtOnce() {
        try (Platform platform = platform(); Page page = page("localhost")) {
            assertThat(told(page, OVER_WEBSOCKET, platform.at("ws"), "")).containsExactly("61.5", "61.5", "2001");
        }
    }

    @Test
    void aPageThatIsNotAllowedGetsNothing() {
        try (Platform platform = platform(); Page page = page("127.0.0.1")) {
            assertThatThrownBy(() -> told(page, OVER_HTTP, platform.at("http"), "")).hasMessageContaining("fetch");
            assertThatThrownBy(() -> told(page, OVER_WEBSOCKET, platform.at("ws"), ""))
                    .hasMessageContaining("closed");
        }
    }

    /** What the script has read, what it was told, and the response status code of what it created. */
    private static List<Object> told(Page page, String script, URI cse, String token) {
        return new ArrayList<>(
                (List<?>) page.evaluate(script, Map.of("cse", cse.toString(), "token", token)));
    }

    private Platform platform(String... more) {
        String origin = "http://localhost:" + elsewhere.getAddress().getPort();
        return Platform.start(folder, Stream.concat(Stream.of("cse.listeners=http,websocket",
                "http.cors-origins=" + origin, "websocket.origins=" + origin), Stream.of(more))
                .toArray(String[]::new));
    }

    private static Page page(String host) {
        Page page = chromium.browser().newPage(new NewPageOptions().setIgnoreHTTPSErrors(true));
        page.navigate("http://" + host + ":" + elsewhere.getAddress().getPort());
        return page;
    }

    private static String script(String name) {
        try (var in = WebPageTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
