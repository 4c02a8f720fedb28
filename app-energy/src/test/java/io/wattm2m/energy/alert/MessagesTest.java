// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import io.wattm2m.energy.alert.AlertRule.Limit;
import io.wattm2m.energy.alert.AlertRule.Severity;
import io.wattm2m.energy.alert.AlertRule.Side;
import io.wattm2m.energy.alert.AlertRule.Way;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts on their ways, to a real HTTP server. */
class MessagesTest {
    private static final Alert ALERT = new Alert("20260105T120000000-high-tv", "high", "tv", Severity.WARNING,
            Instant.parse("2026-01-05T12:00:00Z"), "Warning: it is high", null, null, null);
    private static final Sentence SENTENCE = new Sentence(Severity.WARNING,
            new Limit(Quantity.VOLTAGE, Side.ABOVE, 242, 2, 10), 250.14);
    private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();
    private final List<String> mails = new ArrayList<>();
    private final List<String> pushed = new ArrayList<>();
    private final List<String> published = new ArrayList<>();
    private final Messages messages = new Messages((to, subject, text) -> mails.add(to + " " + subject),
            (alert, sentence) -> pushed.add(sentence.title("ko", "TV") + " " + sentence.body("ko")),
            (deviceId, container, name, document) -> published.add(deviceId + " " + container + " " + name));
    private HttpServer server;
    private volatile int failures;

    @BeforeEach
    void listen() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(failures-- > 0 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        messages.close();
    }

    @Test
    void aWebhookIsToldAndTriedAgain() throws Exception {
        failures = 1;

        messages.tell(Way.WEBHOOK, ALERT, SENTENCE, telling("en"));

        assertThat(posted.poll(20, TimeUnit.SECONDS)).contains("\"severity\":\"warning\"", "\"deviceId\":\"tv\"");
        assertThat(posted.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(posted.poll(200, TimeUnit.MILLISECONDS)).isNull();
        assertThat(mails).isEmpty();
    }

    @Test
    void aMailIsSentWhereThereIsAnAddress() {
        messages.tell(Way.MAIL, ALERT, SENTENCE, telling("en"));
        messages.tell(Way.MAIL, ALERT, SENTENCE, Telling.DEFAULT);
        messages.tell(Way.WEBHOOK, ALERT, SENTENCE, Telling.DEFAULT);

        assertThat(mails).containsExactly("kim@example.org Warning: voltage of tv is 250.1 V, above 242.0 V");
    }

    @Test
    void mailsAndWebhooksAreInTheLanguageThatIsWanted() throws Exception {
        messages.tell(Way.MAIL, ALERT, SENTENCE, telling("ko"));
        messages.tell(Way.WEBHOOK, ALERT, SENTENCE, telling("ko"));

        assertThat(mails).containsExactly("kim@example.org 경고: tv, 전압 250.1 V, 기준 242.0 V 초과");
        assertThat(posted.poll(20, TimeUnit.SECONDS))
                .contains("\"text\":\"경고: tv, 전압 250.1 V, 기준 242.0 V 초과\"", "\"language\":\"ko\"");
    }

    @Test
    void browsersAreToldInTheirLanguage() {
        messages.tell(Way.WEB_PUSH, ALERT, SENTENCE, Telling.DEFAULT);

        assertThat(pushed).containsExactly("경고: TV 전압 250.1 V, 기준 242.0 V 초과");
        assertThat(SENTENCE.title("en", "TV") + ". " + SENTENCE.body("en"))
                .isEqualTo("Warning: TV. voltage is 250.1 V, above 242.0 V");
        assertThat(mails).isEmpty();
    }

    @Test
    void itsBeginningAndItsEndArePublished() {
        messages.publish(ALERT);
        messages.publish(ALERT.cleared(Instant.parse("2026-01-05T12:01:00Z")));

        assertThat(published).containsExactly("tv alert " + ALERT.id(), "tv alert " + ALERT.id() + "-end");
    }

    @Test
    void aCseThatIsAwayStopsNothing() {
        try (Messages alone = new Messages((to, subject, text) -> {}, (alert, sentence) -> {},
                (deviceId, container, name, document) -> {
                    throw new RequestFailure(ResponseStatusCode.TARGET_NOT_REACHABLE, "away");
                })) {
            assertThatCode(() -> alone.publish(ALERT)).doesNotThrowAnyException();
        }
    }

    private Telling telling(String language) {
        return new Telling(LocalTime.MIN, LocalTime.MIN, "kim@example.org",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts", language, 0);
    }
}
