// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.energy.alert.AlertRule.Way;
import io.wattm2m.energy.insight.Results;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts as mails, webhooks (a POST of the alert as JSON, tried three times), push messages to browsers and content
 * instances. Thread-safe.
 */
public final class Messages implements Messenger, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TRIES = 3;
    private static final int FAILURES_FROM = 300;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<HttpClient> http = Optional.empty();
    private final JsonMapper json = new JsonMapper();
    private final Mail mail;
    private final Push push;
    private final Results results;

    /**
     * Messages that go these ways.
     *
     * @param mail sends mails
     * @param push tells browsers
     * @param results publishes content instances
     */
    public Messages(Mail mail, Push push, Results results) {
        this.mail = mail;
        this.push = push;
        this.results = results;
    }

    @Override
    public void tell(Way way, Alert alert, Sentence sentence, Telling telling) {
        if (way == Way.MAIL && !telling.mailTo().isEmpty()) {
            String text = sentence.text(telling.language(), alert.deviceId());
            mail.send(telling.mailTo(), text, text + "\n\n" + origin(alert, telling.language()) + "\n");
        }
        if (way == Way.WEBHOOK && !telling.webhook().isEmpty()) {
            Thread.ofVirtual().name("alert-webhook").start(() -> post(URI.create(telling.webhook()), alert,
                    told(alert, sentence, telling.language())));
        }
        if (way == Way.WEB_PUSH) {
            push.send(alert, sentence);
        }
    }

    @Override
    public void publish(Alert alert) {
        try {
            results.publish(alert.deviceId(), "alert", alert.isOpen() ? alert.id() : alert.id() + "-end",
                    document(alert));
        } catch (RequestFailure e) {
            LOG.warn("the alert {} cannot be published: {}", alert.id(), e.text());
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            http.ifPresent(HttpClient::shutdownNow);
        } finally {
            lock.unlock();
        }
    }

    /** Made for the first webhook: it reads all authorities of the JDK, and many a household has no webhook. */
    private HttpClient http() {
        lock.lock();
        try {
            HttpClient client = http.orElseGet(() -> HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
            http = Optional.of(client);
            return client;
        } finally {
            lock.unlock();
        }
    }

    private static String origin(Alert alert, String language) {
        return language.equals("ko") ? alert.raisedAt() + "부터, 규칙 " + alert.ruleId()
                : "Since " + alert.raisedAt() + ", rule " + alert.ruleId() + ".";
    }

    private static Map<String, Object> told(Alert alert, Sentence sentence, String language) {
        Map<String, Object> document = document(alert);
        document.put("text", sentence.text(language, alert.deviceId()));
        document.put("language", language);
        return document;
    }

    private void post(URI webhook, Alert alert, Map<String, Object> document) {
        try {
            HttpRequest request = HttpRequest.newBuilder(webhook).timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json.writeValueAsString(document))).build();
            String failure = "";
            for (int tries = 0; tries < TRIES; tries++) {
                failure = post(request);
                if (failure.isEmpty()) {
                    return;
                }
            }
            LOG.warn("the webhook at {} is not told of {}: {}", webhook.getHost(), alert.id(), failure);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What went wrong, empty where nothing did. */
    private String post(HttpRequest request) {
        try {
            HttpResponse<Void> response = http().send(request, BodyHandlers.discarding());
            return response.statusCode() < FAILURES_FROM ? "" : "it answers " + response.statusCode();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static Map<String, Object> document(Alert alert) {
        Map<String, Object> document = new TreeMap<>(Map.of("id", alert.id(), "ruleId", alert.ruleId(), "deviceId",
                alert.deviceId(), "severity", alert.severity().name().toLowerCase(Locale.ROOT), "raisedAt",
                alert.raisedAt().toString(), "text", alert.text()));
        if (alert.clearedAt() != null) {
            document.put("clearedAt", alert.clearedAt().toString());
        }
        return document;
    }

    /** Sends mails. */
    @FunctionalInterface
    public interface Mail {
        /** Sends a mail behind the caller's back. */
        void send(String to, String subject, String text);
    }

    /** Tells browsers of those who may know of the plug. */
    @FunctionalInterface
    public interface Push {
        /** Sends push messages behind the caller's back. */
        void send(Alert alert, Sentence sentence);
    }
}
