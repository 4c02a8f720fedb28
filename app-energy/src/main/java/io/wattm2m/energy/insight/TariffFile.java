// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.insight;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.wattm2m.cse.spi.StartFailure;
import io.wattm2m.energy.cost.Tariffs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Reads tariffs and carbon factors from JSON. Pure, but for the file. */
public final class TariffFile {
    /** What a bill can be made out for. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2051, 1, 1);
    private static final String EXAMPLES = "/energy/tariffs.json";

    private TariffFile() {}

    /**
     * The tariffs of a file, or the examples where its name is empty; StartFailure that says what is wrong with it.
     *
     * @param holidays the days that are no working days for tariffs that do not say which are
     */
    public static Tariffs read(String file, Predicate<LocalDate> holidays) {
        try {
            return parse(file.isEmpty() ? examples() : Files.readString(Path.of(file)), holidays);
        } catch (IOException e) {
            throw new StartFailure("energy.tariffs: " + file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new StartFailure("energy.tariffs: " + file + ": " + e.getMessage(), e);
        }
    }

    /** The tariffs in a text; IllegalArgumentException that says what is wrong with it. */
    static Tariffs parse(String text, Predicate<LocalDate> holidays) {
        try {
            JsonMapper json = json();
            JsonNode file = json.readTree(text);
            JsonNode usual = json.valueToTree(
                    FIRST_DAY.datesUntil(LAST_DAY).filter(holidays).map(LocalDate::toString).toList());
            for (JsonNode tariff : file.path("tariffs")) {
                if (tariff instanceof ObjectNode known && !known.has("holidays")) {
                    known.set("holidays", usual);
                }
            }
            return json.treeToValue(file, Tariffs.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private static JsonMapper json() {
        JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
        for (Class<?> collection : List.of(List.class, Set.class)) {
            json.configOverride(collection).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        return json;
    }

    private static String examples() throws IOException {
        try (InputStream stream = Objects.requireNonNull(TariffFile.class.getResourceAsStream(EXAMPLES))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
