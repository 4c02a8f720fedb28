// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import io.wattm2m.cse.primitive.Content;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeRule;
import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.Shape;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.testing.Standard;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Resources of every type, with any of their attributes, made of nothing but the attribute tables. */
final class AnyResource {
    static final List<ResourceType> TYPES = Standard.TYPES;
    static final TypeRegistry REGISTRY = new TypeRegistry(TYPES);

    private static final List<String> TEXTS = List.of("20260105T101500", "20260105T101500,250000", "PT10S", "P1DT2H",
            "Cmeter", "/id-in/Cmeter", "http://127.0.0.1:9000/hook?a=b&c=d", "10.0.0.0/8", "fe80::1", "Nmeter.demo",
            "* * 8-18 * * 1-5 *", "text/plain:0", "application/json", "[7.1,50.7]", "a-b_c.d", "4", "power",
            "key:value", "größe", "DE");
    private static final List<String> TROUBLE = List.of("", " ", "  two  words ", "a\nb", "a\r\nb\rc", "\t",
            "a < b && c > \"d\" ' ]]>",
            "\u0000\u0001", "\uFFFE\uFFFF", "\uD83D\uDE00 plug", "<con>1</con>", "true", "1", "1.0", "null", "\u00a0",
            "&lt;", "{\"w\":42.5}", "\u2003x");
    private static final List<Object> NUMBERS = Stream.concat(LongStream.range(0, 66).<Object>mapToObj(n -> n),
            Stream.of(Long.MAX_VALUE, Long.MIN_VALUE, 1.5, -0.25e-10, 1e20, true, false)).toList();
    private static final BigInteger LARGE = new BigInteger("123456789012345678901234567890");

    private final Random random;

    private AnyResource(Random random) {
        this.random = random;
    }

    static Arbitrary<Content> resources() {
        return Arbitraries.randomValue(random -> new AnyResource(random).resource());
    }

    /** Anything that the document model can hold. */
    static Arbitrary<Object> anything() {
        return Arbitraries.randomValue(random -> new AnyResource(random).anything(3));
    }

    private Content resource() {
        ResourceType type = TYPES.get(random.nextInt(TYPES.size()));
        List<Attribute<?>> attributes =
                new ArrayList<>(type.attributes().rules().stream().map(AttributeRule::attribute).toList());
        return new Content(type.shortName(), members(attributes));
    }

    private Object anything(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0, 1 -> text();
            case 2 -> random.nextLong();
            case 3 -> random.nextGaussian();
            case 4 -> random.nextBoolean();
            case 5 -> LARGE;
            case 6 -> times(3).<Object>mapToObj(i -> anything(depth - 1)).toList();
            default -> {
                Map<String, Object> members = new LinkedHashMap<>();
                times(3).forEach(i -> members.put(text(), anything(depth - 1)));
                yield members;
            }
        };
    }

    private String text() {
        return switch (random.nextInt(3)) {
            case 0 -> one(TEXTS);
            case 1 -> one(TROUBLE);
            default -> random.ints(random.nextInt(12), 0, 0xD800).collect(StringBuilder::new,
                    StringBuilder::appendCodePoint, StringBuilder::append).toString();
        };
    }

    /** Some of these members, each with a value that its type allows. */
    private Map<String, Object> members(List<Attribute<?>> attributes) {
        Map<String, Object> members = new LinkedHashMap<>();
        attributes.stream().filter(attribute -> random.nextInt(3) > 0).forEach(attribute -> {
            Object value = value(attribute.type());
            if (allows(attribute.type(), value)) {
                members.put(attribute.shortName(), value);
            }
        });
        return members;
    }

    private Object value(DataType<?> type) {
        return switch (type.shape()) {
            case Shape.Joined(DataType<?> item) -> list(item);
            case Shape.Repeated(DataType<?> item) -> list(item);
            case Shape.Members(Map<String, Attribute<?>> members) -> members(List.copyOf(members.values()));
            case Shape.Simple simple when simple == Shape.Simple.ANY -> anything(2);
            case Shape.Simple simple when allows(type, "\u0000") -> text();
            case Shape.Simple simple -> {
                List<Object> values = Stream.of(TEXTS, TROUBLE, NUMBERS).<Object>flatMap(List::stream)
                        .filter(value -> allows(type, value)).toList();
                yield values.isEmpty() ? "" : one(values);
            }
        };
    }

    private List<Object> list(DataType<?> item) {
        return times(4).<Object>mapToObj(i -> value(item)).filter(value -> allows(item, value)).toList();
    }

    private IntStream times(int most) {
        return IntStream.range(0, random.nextInt(most));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static boolean allows(DataType<?> type, Object value) {
        try {
            type.check(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
