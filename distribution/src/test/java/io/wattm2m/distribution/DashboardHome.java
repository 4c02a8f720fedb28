// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.distribution;

import io.wattm2m.cse.testing.ExternalTool;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A platform with one plug that obeys, and a browser to see its dashboard. For one thread. */
final class DashboardHome implements AutoCloseable {
    private final Platform platform;
    private final HttpOriginator admin;
    private final MqttPeer plug;
    private final Chromium chromium;

    private DashboardHome(Platform platform) {
        this.platform = platform;
        this.admin = HttpOriginator.admin(platform.at("http"));
        this.plug = new MqttPeer(platform.broker());
        this.chromium = Chromium.start();
    }

    /** Starts it, or skips the test where the build has no dashboard. */
    static DashboardHome start(Path folder) {
        if (DashboardHome.class.getResource("/web/index.html") == null) {
            ExternalTool.missing("the dashboard", "build with -Dweb.skip=false");
        }
        DashboardHome home = new DashboardHome(Platform.start(folder));
        home.plug.subscribe("energy/tv/command");
        return home;
    }

    MqttPeer plug() {
        return plug;
    }

    DashboardVisit open(int width, int height) {
        return DashboardVisit.open(chromium.browser(), platform.energy(), width, height);
    }

    String setUpToken() {
        return platform.setUpToken();
    }

    void measure(int watts) {
        tell("{'deviceId': 'tv', 'power': " + watts);
    }

    /** Tells a reading; the text is that of an object without its time and its end. */
    void tell(String begun) {
        plug.publish("energy/tv/data", begun + ", 'timestamp': " + Instant.now().toEpochMilli() + "}");
    }

    void echo(String power) {
        plug.publish("energy/tv/state", "{'deviceId': 'tv', 'power': '" + power + "', 'source': 'remote', 'timestamp': "
                + Instant.now().toEpochMilli() + "}");
    }

    /** The relay as the CSE has it. */
    String power() {
        return admin.retrieve("cse-in/smartplug/tv/state/la").content().at("/m2m:cin/con/power").asText();
    }

    /** Two weeks in which the television is used in the evenings. */
    static String evenings() {
        LocalDateTime first = LocalDate.now(ZoneId.systemDefault()).minusDays(14).atStartOfDay();
        return IntStream.range(0, 14 * 1440).mapToObj(first::plusMinutes)
                .map(minute -> minute + "," + (minute.getHour() >= 18 && minute.getHour() < 22 ? 95 : 3))
                .collect(Collectors.joining("\n", "minute,power_w\n", "\n"));
    }

    int takeIn(String history) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(platform.energy().resolve("/api/power/import?deviceId=tv"))
                    .header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofString(history)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Override
    public void close() {
        chromium.close();
        plug.close();
        admin.close();
        platform.close();
    }
}
