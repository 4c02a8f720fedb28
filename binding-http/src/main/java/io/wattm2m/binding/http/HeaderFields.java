// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.http;

import io.wattm2m.cse.primitive.RequestFailure;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** The header fields of oneM2M with the parameters that they carry (TS-0009 6.4). Thread-safe. */
final class HeaderFields {
    static final String REQUEST_IDENTIFIER = "X-M2M-RI";
    static final String RELEASE_VERSION = "X-M2M-RVI";
    static final String RESPONSE_STATUS_CODE = "X-M2M-RSC";
    static final String NOTIFICATION_TARGETS = "X-M2M-RTU";
    static final String SIGNATURES = "X-M2M-AS";
    /** Not in the table of Release 3; named as its option in TS-0008 is. */
    private static final String TARGET_MEMBERS = "X-M2M-GTM";

    private static final Set<String> NUMBERS = Set.of("ec", "cnst", "cnot");
    // @formatter:off
    private static final Map<String, String> SHORT_NAMES = Map.ofEntries(
            Map.entry("X-M2M-Origin",     "fr"),
            Map.entry(REQUEST_IDENTIFIER, "rqi"),
            Map.entry(RELEASE_VERSION,    "rvi"),
            Map.entry("X-M2M-GID",        "gid"),
            Map.entry("X-M2M-OT",         "ot"),
            Map.entry("X-M2M-RST",        "rset"),
            Map.entry("X-M2M-RET",        "rqet"),
            Map.entry("X-M2M-OET",        "oet"),
            Map.entry("X-M2M-EC",         "ec"),
            Map.entry("X-M2M-VSI",        "vsi"),
            Map.entry("X-M2M-CTS",        "cnst"),
            Map.entry("X-M2M-CTO",        "cnot"),
            Map.entry("X-M2M-ASRI",       "asri"));
    // @formatter:on
    private static final Map<String, String> NAMES_IN_ANY_CASE = inAnyCase(SHORT_NAMES);
    private static final Map<String, String> FIELDS = SHORT_NAMES.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    private static final Set<String> ONLY_IN_RESPONSES = Set.of("cnst", "cnot", "asri");

    private HeaderFields() {}

    /** The names of all fields that a request may have. */
    static Set<String> ofRequests() {
        Set<String> names =
                SHORT_NAMES.entrySet().stream().filter(field -> !ONLY_IN_RESPONSES.contains(field.getValue()))
                        .map(Map.Entry::getKey).collect(Collectors.toSet());
        names.addAll(Set.of(NOTIFICATION_TARGETS, SIGNATURES, TARGET_MEMBERS));
        return names;
    }

    /** The names of all fields that a response may have. */
    static Set<String> ofResponses() {
        Set<String> names = new HashSet<>(SHORT_NAMES.keySet());
        names.add(RESPONSE_STATUS_CODE);
        return names;
    }

    /** The parameters of a request in its header; BAD_REQUEST where a field occurs twice. */
    static Map<String, Object> requestParameters(HttpFields headers) {
        Map<String, Object> parameters = responseParameters(headers);
        parameters.keySet().removeAll(ONLY_IN_RESPONSES);
        single(headers, SIGNATURES).ifPresent(list -> parameters.put("aus", List.of(list.split("\\+"))));
        single(headers, TARGET_MEMBERS).ifPresent(list -> parameters.put("grtm", List.of(list.split("\\+"))));
        return parameters;
    }

    /** The parameters of a response in its header. */
    static Map<String, Object> responseParameters(HttpFields headers) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (HttpField field : headers) {
            String name = NAMES_IN_ANY_CASE.get(field.getName());
            if (name != null && parameters.put(name, value(name, text(field))) != null) {
                throw repeated(headers, FIELDS.getOrDefault(name, field.getName()));
            }
        }
        return parameters;
    }

    /** Moves what a header field can carry from the parameters to the header. */
    static void moveToHeader(Map<String, Object> parameters, HttpFields.Mutable header) {
        parameters.forEach((name, value) -> Optional.ofNullable(FIELDS.get(name))
                .ifPresent(field -> header.put(field, value.toString())));
        parameters.keySet().removeAll(FIELDS.keySet());
        if (parameters.remove("grtm") instanceof List<?> members) {
            header.put(TARGET_MEMBERS, members.stream().map(Object::toString).collect(Collectors.joining("+")));
        }
    }

    /** The first value of the field of this parameter, whatever else there is. */
    static @Nullable String first(HttpFields headers, String parameter) {
        String field = FIELDS.get(parameter);
        return field == null ? null : headers.get(field);
    }

    /** The value of a field that may occur once; two of them leave open which one counts. */
    static Optional<String> single(HttpFields headers, String field) {
        HttpField found = null;
        for (HttpField candidate : headers) {
            if (candidate.is(field) && found != null) {
                throw repeated(headers, field);
            }
            found = candidate.is(field) ? candidate : found;
        }
        return Optional.ofNullable(found).map(HeaderFields::text);
    }

    private static RequestFailure repeated(HttpFields headers, String field) {
        return RequestFailure.badRequest(field + " occurs " + headers.getValuesList(field).size() + " times");
    }

    private static String text(HttpField field) {
        return field.getValue() == null ? "" : field.getValue().strip();
    }

    private static Map<String, String> inAnyCase(Map<String, String> fields) {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(fields);
        return Collections.unmodifiableMap(sorted);
    }

    private static Object value(String name, String text) {
        boolean number = NUMBERS.contains(name) && !text.isEmpty() && text.length() < 10
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return number ? (Object) Long.valueOf(text) : text;
    }
}
