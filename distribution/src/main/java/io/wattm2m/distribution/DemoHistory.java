// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.smartplug.mqtt.Pause;
import io.wattm2m.smartplug.simulator.HouseholdHistory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Four weeks of a past and today up to now for the plugs of the demo that have none, so that whatever learns has
 * something to learn from, and a newcomer sees a whole day.
 * They go the way of every file that people send, behind the start. Where there are other plugs, or accounts, the data
 * are somebody's own and stay as they are. {@link #start} and {@link #close} are for one thread.
 */
final class DemoHistory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoHistory.class);
    private static final int WEEKS = 4;
    private static final int WEEK_DAYS = 7;
    private static final Duration YEARS = Duration.ofDays(1000);
    private static final int ATTEMPTS = 300;
    private final URI energy;
    private final HouseholdHistory household;
    private final Clock clock;
    private final Pause pause;
    private final Thread behind = Thread.ofVirtual().name("demo-history").unstarted(this::run);

    /**
     * A past for a household.
     *
     * @param energy the address of the energy application
     * @param pause how it waits from one look for the plugs to the next
     */
    DemoHistory(URI energy, HouseholdHistory household, Clock clock, Pause pause) {
        this.energy = energy;
        this.household = household;
        this.clock = clock;
        this.pause = pause;
    }

    /** Begins; does not wait. */
    void start() {
        behind.start();
    }

    @Override
    public void close() {
        behind.interrupt();
    }

    /** Waits for the plugs and returns how many were given a past. */
    int give() throws IOException, InterruptedException {
        if (!areAloneThere()) {
            return 0;
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, household.zone());
        List<Callable<Integer>> files = new ArrayList<>();
        int plugs = 0;
        for (String deviceId : household.deviceIds()) {
            if (isWithoutPast(deviceId, today)) {
                plugs++;
                IntStream.range(0, WEEKS).mapToObj(today::minusWeeks).forEach(
                        until -> files.add(() -> send(deviceId, household.minutes(deviceId, until, WEEK_DAYS))));
                files.add(() -> send(deviceId, household.minutes(deviceId, now)));
            }
        }
        sendTogether(files);
        return plugs;
    }

    private void run() {
        try {
            int given = give();
            if (given > 0) {
                LOG.info("generated the last {} weeks of {} simulated plugs", WEEKS, given);
            }
        } catch (IOException e) {
            LOG.debug("no past for the simulated plugs", e);
        } catch (InterruptedException e) {
            LOG.debug("the demo ends");
        }
    }

    /** Whether the application comes to know the plugs of the household, and no others. */
    private boolean areAloneThere() throws IOException, InterruptedException {
        Set<String> wanted = Set.copyOf(household.deviceIds());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Set<String> known = known();
            if (known.equals(wanted) || !wanted.containsAll(known)) {
                return known.equals(wanted);
            }
            pause.of(Duration.ofSeconds(1));
        }
        return false;
    }

    private Set<String> known() throws IOException {
        Object devices = new JsonDocuments().read(answer(connection("/api/devices")));
        List<Object> ids = new ArrayList<>();
        if (devices instanceof List<?> all) {
            all.forEach(device -> ids.add(device instanceof Map<?, ?> members ? members.get("deviceId") : device));
        }
        return ids.stream().map(String::valueOf).collect(Collectors.toSet());
    }

    private boolean isWithoutPast(String deviceId, LocalDate today) throws IOException {
        Instant midnight = today.atStartOfDay(household.zone()).toInstant();
        String days = new String(answer(connection("/api/power/export?resolution=day&deviceId=" + deviceId + "&from="
                + midnight.minus(YEARS) + "&to=" + midnight.minusSeconds(1))), StandardCharsets.UTF_8);
        return days.lines().count() <= 1;
    }

    /** The application collects what it writes: one after another they would take as many times as long. */
    private static void sendTogether(List<Callable<Integer>> files) throws IOException, InterruptedException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> sent : executor.invokeAll(files)) {
                LOG.debug("an answer of {} bytes", sent.get());
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private int send(String deviceId, String minutes) throws IOException {
        HttpURLConnection connection = connection("/api/power/import?deviceId=" + deviceId);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "text/csv");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(minutes.getBytes(StandardCharsets.UTF_8));
        }
        return answer(connection).length;
    }

    private HttpURLConnection connection(String path) throws IOException {
        return (HttpURLConnection) energy.resolve(path).toURL().openConnection();
    }

    /** What is answered; IOException where that is a refusal. */
    private static byte[] answer(HttpURLConnection connection) throws IOException {
        try (InputStream answer = connection.getInputStream()) {
            return answer.readAllBytes();
        }
    }
}
