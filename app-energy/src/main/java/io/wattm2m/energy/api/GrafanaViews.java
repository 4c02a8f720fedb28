// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents of Grafana's JSON data sources; what else Grafana sends is left unread. */
final class GrafanaViews {
    private GrafanaViews() {}

    /** What is looked for. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Search(@Nullable String target) {}

    /** What is to be drawn. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Query(@Nullable Range range, @Nullable Integer maxDataPoints, @Nullable List<Target> targets) {}

    /** From when to when, ISO 8601. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Range(@Nullable String from, @Nullable String to) {}

    /** One series. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Target(@Nullable String target) {}

    /** Points are pairs of a value and milliseconds since 1970. */
    record Series(String target, List<List<Number>> datapoints) {}

    /** What is to be marked. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AnnotationQuery(@Nullable Range range, @Nullable Wanted annotation) {}

    /** Of which plug; empty for all. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Wanted(@Nullable String query) {}

    /** A mark. */
    record Annotation(String title, String text, long time, long timeEnd) {}
}
