// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON document: where it is malformed, or which member is not as it has to be. Pure. */
final class JsonFaults {
    private static final Set<Class<?>> WHOLE = Set.of(int.class, long.class, short.class, byte.class, Integer.class,
            Long.class, Short.class, Byte.class, BigInteger.class);

    private JsonFaults() {}

    static String of(JsonProcessingException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown -> "in the JSON there is no '" + place(unknown) + "', only "
                    + unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted()
                            .collect(Collectors.joining(", "));
            case MismatchedInputException wrong -> misfit(wrong, wrong.getTargetType());
            case JsonMappingException wrong when wrong.getCause() instanceof InputCoercionException tooLarge ->
                misfit(wrong, tooLarge.getTargetType());
            case JsonMappingException wrong when wrong.getCause() instanceof StreamReadException malformed ->
                malformed(malformed);
            case JsonMappingException wrong -> misfit(wrong, null);
            default -> malformed(fault);
        };
    }

    private static String malformed(JsonProcessingException fault) {
        JsonLocation location = fault.getLocation();
        return location == null ? "the JSON is malformed"
                : "the JSON is malformed in line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String misfit(JsonMappingException fault, @Nullable Class<?> wanted) {
        String place = place(fault);
        return (place.isEmpty() ? "the JSON is not " : "in the JSON, '" + place + "' is not ") + kind(wanted);
    }

    /** E.g. {@code rooms[0].name}; empty for the whole document. */
    private static String place(JsonMappingException fault) {
        StringBuilder place = new StringBuilder();
        for (Reference step : fault.getPath()) {
            if (step.getFieldName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return place.toString();
    }

    private static String kind(@Nullable Class<?> wanted) {
        if (wanted == null || wanted.isEnum()) {
            return "what is wanted there";
        }
        if (WHOLE.contains(wanted)) {
            return "a whole number";
        }
        if (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)) {
            return wanted == boolean.class ? "true or false" : "a number";
        }
        if (wanted == Boolean.class) {
            return "true or false";
        }
        if (CharSequence.class.isAssignableFrom(wanted)) {
            return "a text";
        }
        return wanted.isArray() || Collection.class.isAssignableFrom(wanted) ? "a list"
                : wanted.getPackageName().startsWith("java.time") ? "a time" : "an object";
    }
}
