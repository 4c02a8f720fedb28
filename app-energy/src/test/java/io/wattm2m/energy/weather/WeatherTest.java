// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real server on this machine answers as Open-Meteo does. */
class WeatherTest {
    private static final String ANSWER = "{\"latitude\":37.5,\"utc_offset_seconds\":32400,\"hourly_units\":"
            + "{\"wind_speed_10m\":\"km/h\"},\"hourly\":{\"time\":[\"2026-01-05T09:00\",\"2026-01-05T10:00\"],"
            + "\"temperature_2m\":[-4.5,null],\"wind_speed_10m\":[7.2,3.6],\"unknown\":[1,2]}}";
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = ANSWER;
    private HttpServer server;
    private WeatherService service;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        service = new WeatherService("http://127.0.0.1:" + server.getAddress().getPort()
                + "/v1?latitude={latitude}&longitude={longitude}&start_date={from}&end_date={to}", 37.5, 127);
    }

    @AfterEach
    void stop() {
        service.close();
        server.stop(0);
    }

    @Test
    void theHoursOfAServiceAreReadInTheirUnits() throws Exception {
        List<Level> hours = service.hours(LocalDate.parse("2026-01-02"), LocalDate.parse("2026-01-05"));

        assertThat(asked).containsExactly(
                "/v1?latitude=37.5&longitude=127.0&start_date=2026-01-02&end_date=2026-01-05");
        assertThat(hours).hasSize(3);
        assertThat(hours.stream().filter(hour -> hour.channel() == Channel.TEMPERATURE)).singleElement()
                .satisfies(hour -> assertThat(hour.start()).isEqualTo(Instant.parse("2026-01-05T00:00:00Z")))
                .satisfies(hour -> assertThat(hour.mean()).isEqualTo(-4.5));
        assertThat(hours.stream().filter(hour -> hour.channel() == Channel.WIND_SPEED).findFirst().orElseThrow()
                .mean()).isCloseTo(2, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"503|{}|it answers 503", "200|{}|no hourly.time", "200|<html>|not in the form",
        "200|{\"hourly\":{\"time\":[\"soon\"],\"temperature_2m\":[1]}}|not in the form"})
    void whatIsNoAnswerIsToldAndKeepsNothing(int code, String body, String told) throws Exception {
        status = code;
        answer = body;
        List<Level> kept = new ArrayList<>();

        assertThatThrownBy(() -> service.hours(LocalDate.EPOCH, LocalDate.EPOCH)).isInstanceOf(IOException.class)
                .hasMessageContaining(told);
        new WeatherStation(service, kept::addAll, ZoneOffset.UTC).look(Instant.parse("2026-01-05T12:00:00Z"));
        assertThat(kept).isEmpty();
    }

    @Test
    void aStationKeepsWhatHasBeenAndNothingToCome() throws Exception {
        List<Level> kept = new ArrayList<>();

        new WeatherStation(service, kept::addAll, ZoneId.of("Asia/Seoul")).look(Instant.parse("2026-01-05T00:30:00Z"));

        assertThat(asked.getFirst()).contains("start_date=2026-01-02&end_date=2026-01-05");
        assertThat(kept).extracting(Level::start).containsOnly(Instant.parse("2026-01-05T00:00:00Z"));
    }

    @Test
    void aFileIsReadAnewEachTime(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("weather.csv");
        WeatherFile source = new WeatherFile(file, ZoneId.of("Asia/Seoul"));
        Files.writeString(file, "time,temperature\n2026-01-05T09:00,1\n");
        assertThat(source.hours(LocalDate.EPOCH, LocalDate.EPOCH)).singleElement()
                .satisfies(hour -> assertThat(hour.start()).isEqualTo(Instant.parse("2026-01-05T00:00:00Z")));

        Files.writeString(file, "time,temperature\n2026-01-05T09:00,cold\n");

        assertThatThrownBy(() -> source.hours(LocalDate.EPOCH, LocalDate.EPOCH)).isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new WeatherSettings("", "file:///etc/passwd", Duration.ofHours(1)))
                .hasMessageContaining("energy.weather.url");
        assertThatThrownBy(() -> new WeatherSettings("a.csv", "https://example.org/x", Duration.ofHours(1)))
                .hasMessageContaining("either");
        assertThat(WeatherSettings.DEFAULTS.url()).isEmpty();
    }
}
