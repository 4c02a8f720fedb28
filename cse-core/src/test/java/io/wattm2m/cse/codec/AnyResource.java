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

    private static final List<String> TEXTS = List.of("20260105T101500", "20260105T101500,250000", "20260105", "101500",
            "T101500", "PT10S", "P1DT2H",
            "Cmeter", "/id-in/Cmeter", "http://127.0.0.1:9000/hook?a=b&c=d", "10.0.0.0/8", "fe80::1", "Nmeter.demo",
            "* * 8-18 * * 1-5 *", "text/plain:0", "application/json", "[7.1,50.7]", "a-b_c.d", "4", "power",
            "key:value", "größe", "DE");
    private static final List<String> TROUBLE = List.of("", " ", "  two  words ", "a\nb", "a\r\nb\rc", "\t",
            "a < b && c > \"d\" ' ]]>",
            "\u0000\u0001", "\uFFFE\uFFFF", "\uD83D\uDE00 plug", "<con>1</con>", "true", "1", "1.0", "null", "\u00a0",
            "&lt;", "{\"w\":42.5}", "\u2003x");
    private static final List<Object> NUMBERS = Stream.concat(LongStream.range(0, 66).<Object>mapToObj(n -> n),
            Stream.of(Long.MAX_VALUE, Long.MIN_VALUE, 1.5, -0.25e-10, 1e20, true, false)).toList();
    private static final int TRIES = 20;
    private static final BigInteger LARGE = new BigInteger("123456789012345678901234567890");

    private final Random random;
    /** Out of how many attributes one is left out, 0 for none. */
    private final int gaps;
    /** The number of items in each list, less than 0 for any. */
    private final int listed;

    private AnyResource(Random random, int gaps, int listed) {
        this.random = random;
        this.gaps = gaps;
        this.listed = listed;
    }

    private static AnyResource any(Random random) {
        return new AnyResource(random, 3, -1);
    }

    /** A resource of this type with all of its attributes, and so many items in every list. */
    static Content complete(ResourceType type, int itemsInLists) {
        AnyResource any = new AnyResource(new Random(type.shortName().hashCode()), 0, itemsInLists);
        return new Content(type.shortName(), any.members(attributes(type)));
    }

    static Arbitrary<Content> resources() {
        return Arbitraries.randomValue(random -> any(random).resource());
    }

    /** Anything that the document model can hold. */
    static Arbitrary<Object> anything() {
        return Arbitraries.randomValue(random -> any(random).anything(3));
    }

    private Content resource() {
        ResourceType type = TYPES.get(random.nextInt(TYPES.size()));
        return new Content(type.shortName(), members(attributes(type)));
    }

    private static List<Attribute<?>> attributes(ResourceType type) {
        return new ArrayList<>(type.attributes().rules().stream().map(AttributeRule::attribute).toList());
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
        attributes.stream().filter(attribute -> gaps == 0 || random.nextInt(gaps) > 0).forEach(attribute -> {
            Object value = gaps == 0 ? fitting(attribute.type()) : value(attribute.type());
            if (allows(attribute.type(), value)) {
                members.put(attribute.shortName(), value);
            }
        });
        return members;
    }

    /** A value that the type allows, as wanted where it does: some have a list that is never empty. */
    private Object fitting(DataType<?> type) {
        AnyResource listing = new AnyResource(random, 0, 1);
        return Stream.concat(Stream.of(this, listing), Stream.generate(() -> any(random)).limit(TRIES))
                .map(each -> each.value(type)).filter(value -> allows(type, value)).findFirst().orElse("");
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
        return Stream.generate(() -> value(item)).limit(TRIES).filter(value -> allows(item, value))
                .limit(listed < 0 ? random.nextInt(4) : listed).toList();
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
