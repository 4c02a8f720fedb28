// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import io.wattm2m.cse.primitive.RequestFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Parameters in a query string, as HTTP and CoAP have them: some are parameters of the request, all others belong to
 * its filter criteria (TS-0009 6.2.2.2, TS-0008 6.2.2.4).
 */
public final class QueryFields {
    private static final Set<String> REQUEST =
            Set.of("rt", "rp", "rcn", "da", "drt", "tqi", "asi", "auri", "sqi", "op");
    private static final Set<String> REQUEST_LISTS = Set.of("rids", "tids", "ltids", "tkns");

    private QueryFields() {}

    /** The parameters in a raw (percent-encoded) query string. */
    public static Map<String, Object> ofQueryString(String query) {
        return query.isEmpty() ? Map.of()
                : of(Arrays.stream(query.split("&")).filter(field -> !field.isEmpty()).toList(), QueryFields::decode);
    }

    /**
     * The parameters in fields {@code name=value} that a transport has decoded already. A {@code +} that belongs to a
     * value is still written {@code %2B}, and a percent sign {@code %25}, as {@link #escape} does.
     */
    public static Map<String, Object> ofFields(List<String> fields) {
        return of(fields, text -> text.replace("%2B", "+").replace("%2b", "+").replace("%25", "%"));
    }

    /** A value for a field that the transport encodes by itself. */
    public static String escape(String value) {
        return value.replace("%", "%25").replace("+", "%2B");
    }

    private static Map<String, Object> of(List<String> fields, UnaryOperator<String> decoder) {
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (String field : fields) {
            int equals = field.indexOf('=');
            if (equals < 1) {
                throw RequestFailure.badRequest("query field '" + field + "' is not name=value");
            }
            List<Object> list =
                    values.computeIfAbsent(decoder.apply(field.substring(0, equals)), key -> new ArrayList<>());
            // a literal + separates list items; one that belongs to a value is percent-encoded
            for (String value : field.substring(equals + 1).split("\\+", -1)) {
                list.add(decoder.apply(value));
            }
        }
        return sorted(values);
    }

    private static Map<String, Object> sorted(Map<String, List<Object>> values) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        Map<String, Object> criteria = new LinkedHashMap<>();
        values.forEach((name, list) -> {
            if (name.equals("atrl")) {
                parameters.put("pc", Map.of("m2m:atrl", list));
            } else if (REQUEST_LISTS.contains(name)) {
                parameters.put(name, list);
            } else if (REQUEST.contains(name)) {
                parameters.put(name, single(name, list));
            } else {
                criteria.put(name, list.size() == 1 ? list.getFirst() : list);
            }
        });
        if (!criteria.isEmpty()) {
            parameters.put("fc", criteria);
        }
        return parameters;
    }

    private static Object single(String name, List<Object> list) {
        if (list.size() != 1) {
            throw RequestFailure.badRequest(name + " occurs " + list.size() + " times");
        }
        return list.getFirst();
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RequestFailure.badRequest("query '" + text + "' is not percent-encoded: " + e.getMessage());
        }
    }
}
