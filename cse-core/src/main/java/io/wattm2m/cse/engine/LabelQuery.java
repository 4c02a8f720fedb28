// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.engine;

import io.wattm2m.cse.primitive.RequestFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An expression over labels of the form {@code key:value} (m2m:labelsQuery, TS-0004 6.3.5.8): {@code key},
 * {@code NT key}, {@code key EQ value}, {@code key:value}, {@code key NE value}, {@code key IN (a,b)},
 * {@code key NI (a,b)}.
 */
final class LabelQuery {
    private static final Pattern PRESENCE = Pattern.compile("(NT\\s+)?([^\\s:]+)");
    private static final Pattern PAIR = Pattern.compile("([^\\s:]+):(.+)");
    private static final Pattern COMPARISON = Pattern.compile("(\\S+)\\s+(EQ|NE|IN|NI)\\s+(.+)");

    private LabelQuery() {}

    /** Whether labels meet the expression; BAD_REQUEST where it is none. */
    static Predicate<List<String>> parse(String expression) {
        String text = expression.strip();
        Matcher comparison = COMPARISON.matcher(text);
        if (comparison.matches()) {
            return compare(comparison.group(1), comparison.group(2), values(comparison.group(2), comparison.group(3)));
        }
        Matcher pair = PAIR.matcher(text);
        if (pair.matches()) {
            return compare(pair.group(1), "EQ", Set.of(pair.group(2)));
        }
        Matcher presence = PRESENCE.matcher(text);
        if (!presence.matches()) {
            throw RequestFailure.badRequest("lbq '" + expression + "' is not a label query");
        }
        boolean wanted = presence.group(1) == null;
        return labels -> labels.stream().map(LabelQuery::key).anyMatch(presence.group(2)::equals) == wanted;
    }

    private static Set<String> values(String operator, String text) {
        if (operator.equals("EQ") || operator.equals("NE")) {
            return Set.of(text.strip());
        }
        String inner = text.strip().replaceAll("^\\(|\\)$", "");
        return Arrays.stream(inner.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    private static Predicate<List<String>> compare(String key, String operator, Set<String> values) {
        boolean wanted = operator.equals("EQ") || operator.equals("IN");
        return labels -> labels.stream().filter(label -> key(label).equals(key))
                .anyMatch(label -> values.contains(value(label)) == wanted);
    }

    private static String key(String label) {
        int colon = label.indexOf(':');
        return colon < 0 ? label : label.substring(0, colon);
    }

    private static String value(String label) {
        int colon = label.indexOf(':');
        return colon < 0 ? "" : label.substring(colon + 1);
    }
}
