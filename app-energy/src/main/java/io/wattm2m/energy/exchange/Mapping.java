// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is exchanged with another system, as a mapping file says it. Immutable.
 *
 * @param name by which it is known, e.g. {@code office}
 * @param direction whether its values come in or ours go out
 * @param url where they are: a GET of it brings them in, a POST to it brings them out
 * @param every how often
 * @param header the header that proves who asks, {@code Authorization} where it does not say
 * @param headerFile the file with that header's value, null for none
 * @param keysFile where devices' keys for handing over stand, {@code deviceId=key} a line; for what comes in
 * @param template what else the document has that goes out
 * @param time where the time of a bucket stands in the document that goes out, {@code /time} where it does not say
 * @param points the values
 */
public record Mapping(String name, Direction direction, String url, Duration every, @Nullable String header,
        @Nullable String headerFile, @Nullable String keysFile, @Nullable JsonNode template, @Nullable String time,
        List<Point> points) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int MOST_POINTS = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public Mapping {
        require(name != null && name.matches("[a-z0-9-]{1,40}"), "name is 1 to 40 small letters, digits and -");
        require(direction != null, "direction is pull or push");
        require(url != null && url.matches("https?://\\S+"), "url is an http or https address");
        require(URI.create(url).getHost() != null, "url has no host");
        require(every != null && every.compareTo(SHORTEST) >= 0, "every is at least PT1S, e.g. PT1M");
        require(points != null && !points.isEmpty() && points.size() <= MOST_POINTS, "points are 1 to " + MOST_POINTS);
        points = List.copyOf(points);
        require(direction == Direction.PUSH || keysFile != null, "keysFile is missing, which a pull needs");
        require(direction == Direction.PULL || points.stream().allMatch(point -> point.quantity().isKept()),
                "only power and energy go out");
        require(template == null || template.isObject(), "template is an object");
    }

    /** The mapping in this text; IllegalArgumentException that says what is wrong with it. */
    static Mapping parse(String text) {
        try {
            return JSON.readValue(text, Mapping.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** The devices whose values are exchanged. */
    public Set<String> deviceIds() {
        return points.stream().map(Point::deviceId).collect(Collectors.toUnmodifiableSet());
    }

    /** What else the document has that goes out. */
    JsonNode frame() {
        return template == null ? JsonNodeFactory.instance.objectNode() : template.deepCopy();
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Which way values go. */
    public enum Direction {
        @JsonProperty("pull")
        PULL, @JsonProperty("push")
        PUSH
    }
}
