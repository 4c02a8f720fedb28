// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

import io.wattm2m.cse.codec.JsonDocuments;
import io.wattm2m.cse.primitive.Null;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of Home Assistant's templates as plugs use: {@code value}, {@code value_json} with members and indices, the
 * filters {@code float}, {@code int}, {@code round} and {@code default}, which change nothing here. Immutable.
 *
 * @param json whether the payload is JSON
 * @param path the members to follow, a name or an index each
 */
record ValueTemplate(boolean json, List<String> path) {
    /** The payload as it is. */
    static final ValueTemplate WHOLE = new ValueTemplate(false, List.of());
    private static final Pattern FORM = Pattern.compile("\\{\\{\\s*value(?<json>_json)?(?<path>"
            + "(?:\\.\\w{1,64}|\\[(?:'[^']{1,64}'|\"[^\"]{1,64}\"|\\d{1,4})]){0,16})"
            + "(?:\\s*\\|\\s*(?:float|int|round|default|is_defined)(?:\\([^()|]{0,32}\\))?){0,4}\\s*}}");
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[['\"]?([^'\"\\]]+)['\"]?]");
    private static final JsonDocuments JSON = new JsonDocuments();

    ValueTemplate {
        path = List.copyOf(path);
    }

    /** Reads a template; empty where it is more than this evaluator understands. */
    static Optional<ValueTemplate> of(String written) {
        Matcher matcher = FORM.matcher(written.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> path = new ArrayList<>();
        Matcher step = STEP.matcher(matcher.group("path"));
        while (step.find()) {
            path.add(step.group(1) == null ? step.group(2) : step.group(1));
        }
        return Optional.of(new ValueTemplate(matcher.group("json") != null, path));
    }

    /** The value in a message; NULL where it is not in it. */
    Object value(PlugMessage message) {
        Object value = json ? JSON.read(message.payload()) : message.text().strip();
        for (String step : path) {
            value = inside(value, step);
        }
        return value;
    }

    private static Object inside(Object value, String step) {
        return switch (value) {
            case Map<?, ?> object -> Objects.requireNonNullElse(object.get(step), Null.NULL);
            case List<?> list when step.matches("\\d{1,4}") && Integer.parseInt(step) < list.size() -> list
                    .get(Integer.parseInt(step));
            default -> Null.NULL;
        };
    }
}
