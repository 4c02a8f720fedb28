// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.smartplug.driver.HardwareDriver;
import io.wattm2m.smartplug.driver.PlugDriver;
import io.wattm2m.smartplug.driver.PlugEvent;
import io.wattm2m.smartplug.driver.PlugMessage;
import io.wattm2m.smartplug.driver.Quarantined;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Hears devices that report over HTTP: {@code POST /api/hardware/data}, and {@code GET /api/hardware/status} and
 * {@code /config}, each with the device's key in {@code X-API-Key}. Thread-safe; a report is answered when the CSE has
 * it.
 */
final class HttpIngest implements AutoCloseable {
    private static final int MOST_BYTES = 16 * 1024;
    private static final long PATIENCE_S = 30;
    private static final int FIRST_REFUSAL = 400;
    private static final Answer NOWHERE = Answer.refusal(404, "there is no such resource");
    private static final JsonDocuments JSON = new JsonDocuments();
    private final PlugDriver driver = new HardwareDriver();
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final IngestSettings settings;
    private final Intake intake;
    private final Clock clock;
    private final HttpServer server;

    /** Listens; StartFailure where it cannot. */
    HttpIngest(IngestSettings settings, Intake intake, Clock clock) {
        this.settings = settings;
        this.intake = intake;
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(settings.httpBind(), settings.httpPort()), 0);
        } catch (IOException e) {
            throw new StartFailure("smartplug.http-port " + settings.httpPort() + ": " + e.getMessage(), e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/hardware/", this::handle);
        server.createContext("/", exchange -> answer(exchange, NOWHERE));
        server.start();
    }

    /** Where it listens. */
    String url() {
        return "http://" + settings.httpBind() + ":" + server.getAddress().getPort() + "/api/hardware/";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Optional<String> device = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-API-Key"))
                .flatMap(settings::device);
        Answer answer = device.map(deviceId -> answer(deviceId, exchange))
                .orElseGet(() -> Answer.refusal(401, "X-API-Key is missing or not known"));
        answer(exchange, answer);
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = JSON.write(answer.body());
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type",
                answer.status() < FIRST_REFUSAL ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(answer.status(), isHead ? -1 : body.length);
        try (exchange) {
            if (!isHead) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Answer answer(String deviceId, HttpExchange exchange) {
        return switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "POST /api/hardware/data" -> taken(deviceId, exchange);
            case "GET /api/hardware/status" -> new Answer(200, status(deviceId));
            case "GET /api/hardware/config" -> new Answer(200, Map.of("facility_id", deviceId, "reporting_interval",
                    settings.reportingInterval().toSeconds()));
            default -> NOWHERE;
        };
    }

    private Map<String, Object> status(String deviceId) {
        Optional<Instant> last = Optional.ofNullable(heard.get(deviceId));
        boolean online = last.filter(time -> time.plus(settings.reportingInterval().multipliedBy(2))
                .isAfter(clock.instant())).isPresent();
        return Map.of("facility_id", deviceId, "status", online ? "online" : "offline", "last_seen",
                last.map(Instant::toString).orElse(""));
    }

    private Answer taken(String deviceId, HttpExchange exchange) {
        try {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                return Answer.refusal(413, "the report has more than " + MOST_BYTES + " bytes");
            }
            return taken(deviceId, HardwareDriver.message(deviceId, body));
        } catch (IOException e) {
            return Answer.refusal(400, "the report cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.refusal(503, "the application stops");
        }
    }

    private Answer taken(String deviceId, PlugMessage message) throws InterruptedException {
        List<PlugEvent> events = driver.read(message, clock.instant());
        CountDownLatch done = new CountDownLatch(1);
        intake.told(driver.dialect(), events, message, done::countDown);
        if (events.getFirst() instanceof Quarantined quarantined) {
            return Answer.refusal(400, quarantined.reason());
        }
        heard.put(deviceId, clock.instant());
        return done.await(PATIENCE_S, TimeUnit.SECONDS) ? new Answer(201, Map.of("status", "success"))
                : Answer.refusal(503, "the CSE does not answer");
    }

    /** What is refused is told as RFC 9457 has it, and as {@code error}, where devices have always found it. */
    private record Answer(int status, Map<String, Object> body) {
        private static final Map<Integer, String> TITLES = Map.of(400, "Bad Request", 401, "Unauthorized", 404,
                "Not Found", 413, "Content Too Large", 503, "Service Unavailable");

        static Answer refusal(int status, String reason) {
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("type", "about:blank");
            problem.put("title", TITLES.getOrDefault(status, "Refused"));
            problem.put("status", status);
            problem.put("detail", reason);
            problem.put("error", reason);
            return new Answer(status, problem);
        }
    }
}
