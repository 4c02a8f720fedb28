// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.coap;

import io.wattm2m.cse.primitive.RequestFailure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.option.OptionDefinition;

/** Parameters by short name to and from the oneM2M options of a message (TS-0008 6.2.2.3). Pure. */
final class OptionFields {
    /** Options that hold a list in one string, and what joins its items: as TS-0009 does it, TS-0008 being silent. */
    private static final Map<OneM2mOption, String> SEPARATORS = Map.of(OneM2mOption.RESPONSE_TYPE_URI, "&",
            OneM2mOption.GROUP_TARGET_MEMBERS, "+", OneM2mOption.SIGNATURES, "+", OneM2mOption.ONTOLOGY_MAPPING, "+");

    private OptionFields() {}

    /** The parameters: a text, a Long or a list of texts each; BAD_REQUEST where an option is repeated. */
    static Map<String, Object> read(OptionSet options) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Option option : options.getOthers()) {
            Numbering.option(option.getNumber()).ifPresent(known -> {
                if (parameters.put(known.parameter(), value(known, option)) != null) {
                    throw RequestFailure.badRequest("the option " + known.optionName() + " occurs twice");
                }
            });
        }
        return parameters;
    }

    /** Adds an option for every parameter that has one in this numbering. */
    static void write(Map<String, Object> parameters, Numbering numbering, OptionSet options) {
        for (OneM2mOption option : OneM2mOption.values()) {
            Object value = parameters.get(option.parameter());
            if (value != null) {
                numbering.definition(option).ifPresent(definition -> write(option, value, definition, options));
            }
        }
    }

    /** Whether a parameter travels in an option. */
    static boolean carries(String parameter) {
        return Arrays.stream(OneM2mOption.values()).anyMatch(option -> option.parameter().equals(parameter));
    }

    private static Object value(OneM2mOption known, Option option) {
        if (known.isNumber()) {
            return option.getLongValue();
        }
        String text = option.getStringValue();
        String separator = SEPARATORS.get(known);
        if (separator == null) {
            return text;
        }
        return Arrays.stream(text.split("[" + separator + "]")).filter(item -> !item.isEmpty()).toList();
    }

    private static void write(OneM2mOption option, Object value, OptionDefinition definition, OptionSet options) {
        options.addOption(option.isNumber() ? definition.create(number(option, value))
                : definition.create(text(option, value)));
    }

    private static long number(OneM2mOption option, Object value) {
        try {
            return Long.parseUnsignedLong(value.toString());
        } catch (NumberFormatException e) {
            throw RequestFailure.badRequest(option.parameter() + " '" + value + "' is not a whole number from 0 up");
        }
    }

    private static String text(OneM2mOption option, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Object::toString)
                    .collect(Collectors.joining(SEPARATORS.getOrDefault(option, " ")));
        }
        return value.toString();
    }
}
