// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.fuzz;

import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.ObjectType;
import io.wattm2m.cse.resource.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Values of the document model: mostly such as a data type allows, sometimes anything. One thread. */
final class RandomValues {
    private static final List<String> TEXTS = List.of("", " ", "a", "x".repeat(300), "\u0000", "ß€🔌", "../..",
            "cse-in",
            "-", "20260105T101500", "20990101T000000", "20000101T000000,123456", "99999999T999999", "20991231T235959",
            "PT10S", "PT0S", "-PT1S", "P1Y", "PT99999999999999H", "*", "C*", "all", "/id-in", "/id-mn/Cfar", "//x.y/z",
            "http://127.0.0.1:1", "coap://[::1]", "mqtt://x/y", "urn:x", "* * * * * * *", "* * 8-18 * * 1-5 *",
            "10.0.0.0/8", "::1/128", "text/plain:0", "application/json:1", "a/b:9", "3", "-1", "1e9", "true", "null",
            "'; drop table resource; --", "%s%n", "[1,2]", "[[[0,0],[1,0],[1,1],[0,0]]]", "{\"a\":{\"b\":1}}", "$.a",
            "$..*", "$[?(@.a>0)]", "CAdmin", "Cone", "key:value", "key IN (a,b)", "a b c", "<x>&amp;</x>", "la",
            "Nfuzz", "4", "2a");
    private static final List<Object> OTHERS = List.of(0L, 1L, 2L, 3L, 4L, 5L, 9L, 28L, 63L, 64L, 1000L, -1L,
            Integer.MAX_VALUE + 1L, Long.MAX_VALUE, Long.MIN_VALUE, 1.5, -0.0, 1e308, true, false, List.of(), Map.of(),
            List.of(List.of(Map.of())), Map.of("a", List.of(1L, Map.of("b", "c"))), Null.NULL);
    private final RandomGenerator random;
    private final Supplier<String> address;
    private final Map<DataType<?>, List<String>> allowed = new IdentityHashMap<>();

    /** Values, among them addresses that this supplier knows. */
    RandomValues(RandomGenerator random, Supplier<String> address) {
        this.random = random;
        this.address = address;
    }

    /** A value of this type, as far as a few attempts find one. */
    Object of(DataType<?> type) {
        return random.nextInt(80) == 0 ? anything() : likely(type, 0);
    }

    /** Any value, whatever is expected. */
    Object anything() {
        return random.nextInt(3) == 0 ? OTHERS.get(random.nextInt(OTHERS.size())) : text();
    }

    /** A label that is seldom the same twice, or is of an odd form. */
    String label() {
        return random.nextInt(3) == 0 ? "ß€🔌" : "l" + random.nextInt(50);
    }

    /** A text: often an address. */
    String text() {
        return random.nextInt(3) == 0 ? address.get() : TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private Object likely(DataType<?> type, int depth) {
        List<String> texts = type.shape() == Shape.Simple.TEXT || type.shape() == Shape.Simple.TOKEN
                ? allowed.computeIfAbsent(type, RandomValues::allowed)
                : List.of();
        if (!texts.isEmpty() && random.nextInt(3) > 0) {
            return texts.get(random.nextInt(texts.size()));
        }
        Object value = "";
        for (int attempt = 0; attempt < 20; attempt++) {
            value = type instanceof ObjectType object ? object(object, depth) : candidate(type.shape(), depth);
            if (isValid(type, value)) {
                return value;
            }
        }
        return value;
    }

    private static List<String> allowed(DataType<?> type) {
        return TEXTS.stream().filter(text -> isValid(type, text)).toList();
    }

    private Object candidate(Shape shape, int depth) {
        return switch (shape) {
            case Shape.Simple simple -> simple(simple);
            case Shape.Joined joined -> list(joined.item(), depth);
            case Shape.Repeated repeated -> list(repeated.item(), depth);
            case Shape.Members members -> some(members.attributes(), depth);
        };
    }

    private Object simple(Shape.Simple simple) {
        return switch (simple) {
            case TEXT, TOKEN -> text();
            case INTEGER ->
                random.nextInt(4) == 0 ? OTHERS.get(random.nextInt(15)) : (Object) (long) random.nextInt(10);
            case NUMBER -> random.nextDouble() * 1000;
            case BOOLEAN -> random.nextBoolean();
            case ANY -> anything();
        };
    }

    private List<Object> list(DataType<?> item, int depth) {
        List<Object> items = new ArrayList<>();
        for (int left = random.nextInt(depth < 3 ? 4 : 1); left > 0; left--) {
            items.add(likely(item, depth + 1));
        }
        return items;
    }

    private Map<String, Object> object(ObjectType type, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        type.members().keySet().stream().sorted().forEach(name -> {
            if (type.mandatory().contains(name) || random.nextInt(depth < 3 ? 4 : 8) == 0) {
                object.put(name, likely(type.members().get(name).type(), depth + 1));
            }
        });
        return object;
    }

    /** Of a type with rules of its own about which members go together. */
    private Map<String, Object> some(Map<String, Attribute<?>> members, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        members.keySet().stream().sorted().filter(name -> random.nextBoolean())
                .forEach(name -> object.put(name, likely(members.get(name).type(), depth + 1)));
        return object;
    }

    private static boolean isValid(DataType<?> type, Object value) {
        try {
            Object _ = type.check(value);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
