// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.weather;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wattm2m.energy.insight.Climate;
import io.wattm2m.energy.measure.Channel;
import io.wattm2m.energy.measure.Level;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A service that answers in the form of Open-Meteo: {@code hourly} with {@code time} and lists of values beside it,
 * {@code hourly_units}, and {@code utc_offset_seconds} of its times. Thread-safe. It learns the household's place, and
 * nothing else.
 */
public final class WeatherService implements WeatherSource, AutoCloseable {
    private static final int OK = 200;
    private static final long LONGEST_ANSWER = 5_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double KMH_IN_A_MS = 3.6;
    private static final Map<String, Channel> NAMES = Map.of("temperature_2m", Channel.TEMPERATURE,
            "relative_humidity_2m", Channel.HUMIDITY, "cloud_cover", Channel.CLOUD_COVER, "wind_speed_10m",
            Channel.WIND_SPEED, "shortwave_radiation", Channel.RADIATION);
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final String template;
    private final double latitude;
    private final double longitude;

    public WeatherService(String template, double latitude, double longitude) {
        this.template = template;
        this.latitude = latitude;
        this.longitude = longitude;
    }

    @Override
    public List<Level> hours(LocalDate from, LocalDate to) throws IOException, InterruptedException {
        String address = template.replace("{latitude}", Double.toString(latitude))
                .replace("{longitude}", Double.toString(longitude)).replace("{from}", from.toString())
                .replace("{to}", to.toString());
        HttpResponse<String> response = http.send(HttpRequest.newBuilder(address(address)).timeout(PATIENCE).build(),
                BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER));
        if (response.statusCode() != OK) {
            throw new IOException("it answers " + response.statusCode());
        }
        return read(response.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static URI address(String text) throws IOException {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("'" + text + "' is not an address", e);
        }
    }

    private List<Level> read(String text) throws IOException {
        try {
            JsonNode document = json.readTree(text);
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(document.path("utc_offset_seconds").asInt(0));
            JsonNode times = document.path("hourly").path("time");
            if (!times.isArray()) {
                throw new IOException("its answer has no hourly.time");
            }
            List<Level> hours = new ArrayList<>();
            NAMES.forEach((name, channel) -> {
                double factor = channel == Channel.WIND_SPEED && isKmh(document) ? 1 / KMH_IN_A_MS : 1;
                JsonNode values = document.path("hourly").path(name);
                for (int i = 0; i < Math.min(values.size(), times.size()); i++) {
                    if (values.get(i).isNumber()) {
                        Instant start = LocalDateTime.parse(times.get(i).asText()).toInstant(offset);
                        hours.add(Level.of(Climate.WEATHER, channel, start, values.get(i).asDouble() * factor));
                    }
                }
            });
            return hours;
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IOException("its answer is not in the form of Open-Meteo: " + e.getMessage(), e);
        }
    }

    private static boolean isKmh(JsonNode document) {
        return document.path("hourly_units").path("wind_speed_10m").asText("km/h").equals("km/h");
    }
}
