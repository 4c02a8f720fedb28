// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.DataTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types that custom attributes can have, by the names that definitions call them (TS-0023 5.2). One thread. */
final class CustomTypes {
    private static final String LIST = "list:";
    private final Map<String, DataType<?>> types = new HashMap<>(Map.of("boolean", DataTypes.BOOLEAN, "integer",
            DataTypes.INTEGER, "nonNegInteger", DataTypes.NON_NEGATIVE, "float", DataTypes.FLOAT, "string",
            DataTypes.STRING, "timestamp", DataTypes.TIMESTAMP, "date", DataTypes.DATE, "time", DataTypes.TIME, "uri",
            DataTypes.URI, "any", DataTypes.ANY));

    /** Makes a type of a name and numbers, single ones or ranges such as {@code 1-8}. */
    void define(List<String> words) {
        if (words.size() < 2) {
            throw new IllegalArgumentException("an enum has a name and numbers");
        }
        long[] numbers = words.stream().skip(1).flatMapToLong(word -> {
            String[] ends = word.split("-");
            return java.util.stream.LongStream.rangeClosed(number(ends[0]), number(ends[ends.length - 1]));
        }).toArray();
        if (numbers.length == 0 || types.putIfAbsent(words.getFirst(), DataTypes.enumeration(numbers)) != null) {
            throw new IllegalArgumentException(words.getFirst() + " is a type already, or has no numbers");
        }
    }

    /** The type of this name, or a list of it. */
    DataType<?> type(String name) {
        if (name.startsWith(LIST)) {
            return DataTypes.listOf(type(name.substring(LIST.length())));
        }
        DataType<?> type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException(name + " is not a type");
        }
        return type;
    }

    private static long number(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("'" + text + "' is not a number up to 999999");
        }
        return Long.parseLong(text);
    }
}
