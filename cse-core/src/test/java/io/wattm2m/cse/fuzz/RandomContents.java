// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.fuzz;

import io.wattm2m.cse.fuzz.KnownResources.Known;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.primitive.Timestamps;
import io.wattm2m.cse.resource.AttributeRule;
import io.wattm2m.cse.resource.AttributeRule.Multiplicity;
import io.wattm2m.cse.resource.AttributeRule.Presence;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.testing.TypeExample;
import io.wattm2m.cse.testing.TypeExamples;
import io.wattm2m.cse.type.Definition;
import io.wattm2m.cse.type.Definitions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attributes of CREATE and UPDATE requests, from the tables of the types and from examples that are granted. One
 * thread.
 */
final class RandomContents {
    private static final Map<String, TypeExample> EXAMPLES = TypeExamples.all().stream()
            .collect(Collectors.toMap(example -> example.type().shortName(), example -> example));
    private static final Map<String, String> DEFINITIONS = Definitions.builtIn().definitions().stream()
            .collect(Collectors.toMap(Definition::root, Definition::containerDefinition));
    private static final Map<String, Object> EVERYTHING = Map.of("acor", List.of("CAdmin", "Cone", "all"), "acop", 63L);
    private static final List<String> LIMITED_TO = List.of("rn", "lbl", "con", "mni", "et", "nu", "ri", "xyz");
    /** Refused unless they refer to the right thing, or not supported at all. */
    private static final Set<String> REFERENCES = Set.of("acpi", "macp", "at", "aa", "ast", "daci", "adri", "apri",
            "airi", "et", "rn", "mei", "fcied", "vlde", "obis", "obps", "eeno", "gpi");
    /** Types whose optional attributes depend on each other in ways that a table does not tell. */
    private static final List<Integer> INTRICATE = List.of(13, 10, 65, 66);
    private final RandomGenerator random;
    private final RandomValues values;
    private final KnownResources known;
    private final Clock clock;

    RandomContents(RandomGenerator random, RandomValues values, KnownResources known, Clock clock) {
        this.random = random;
        this.values = values;
        this.known = known;
        this.clock = clock;
    }

    /** The attributes of a new resource; {@code hostile} in a hundred of them are not what they should be. */
    Map<String, Object> creation(ResourceType type, int hostile) {
        TypeExample example = EXAMPLES.get(type.shortName());
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (AttributeRule rule : type.attributes().rules()) {
            String name = rule.attribute().shortName();
            if (isWanted(rule.create(), name, hostile) && !(INTRICATE.contains(type.number()) && example == null)) {
                attributes.put(name, name.equals("cr") ? Null.NULL : value(type, rule, hostile));
            }
        }
        if (example != null) {
            like(example, attributes);
        }
        complete(type, attributes);
        if (random.nextInt(3) > 0) {
            attributes.put("et", soon());
        }
        known.of(1).filter(policy -> random.nextInt(6) == 0 && type.attributes().rule("acpi").isPresent())
                .ifPresent(policy -> attributes.put("acpi", List.of(policy.address())));
        return surprising(attributes, hostile);
    }

    /** The attributes of a change. */
    Map<String, Object> change(ResourceType type, int hostile) {
        TypeExample example = EXAMPLES.get(type.shortName());
        Map<String, Object> attributes = new TreeMap<>(example == null ? Map.of() : example.update());
        for (AttributeRule rule : type.attributes().rules()) {
            String name = rule.attribute().shortName();
            if (!INTRICATE.contains(type.number()) && isWanted(rule.update(), name, hostile)) {
                boolean removed = rule.multiplicity() == Multiplicity.OPTIONAL && random.nextInt(6) == 0;
                attributes.put(name, removed ? Null.NULL : value(type, rule, hostile));
            }
        }
        if (random.nextInt(6) == 0) {
            attributes.put("et", soon());
        }
        return surprising(attributes, hostile);
    }

    /** What a table calls optional, and these types need. */
    private void complete(ResourceType type, Map<String, Object> attributes) {
        switch (type.number()) {
            case 2, 16 -> attributes.putIfAbsent("srv", List.of("4"));
            case 48 -> {
                // what can be subscribed to, mostly
                attributes.put("rrat", known.of(3).filter(container -> random.nextInt(8) > 0)
                        .<Object>map(container -> List.of(container.address())).orElseGet(() -> addresses(1)));
                attributes.remove("srat");
                attributes.put("encs", Map.of("enc", List.of(Map.of("net", List.of(1L, 3L)))));
            }
            default -> {
                // the table tells everything
            }
        }
    }

    private boolean isWanted(Presence presence, String name, int hostile) {
        return switch (presence) {
            case M -> hostile == 0 || random.nextInt(100) > 0;
            case O -> REFERENCES.contains(name) ? random.nextInt(3000) < hostile : random.nextInt(8) == 0;
            case NP -> random.nextInt(20_000) < hostile;
        };
    }

    private Object value(ResourceType type, AttributeRule rule, int hostile) {
        return random.nextInt(100) < hostile ? values.anything()
                : likely(type, rule.attribute().shortName(), () -> values.of(rule.attribute().type()));
    }

    /** What is accepted of the many values that a data type allows. */
    private Object likely(ResourceType type, String name, Supplier<Object> any) {
        return switch (name) {
            case "cnd" -> DEFINITIONS.getOrDefault(type.shortName(), "x");
            case "api" -> "Nfuzz";
            case "srv" -> List.of("3", "4");
            case "pv" -> Map.of("acr", List.of(random.nextInt(3) == 0 ? limited() : EVERYTHING));
            case "pvs" -> Map.of("acr", List.of(EVERYTHING));
            case "nu" -> List.of(pick(List.of("CAdmin", "http://inbox/1", "http://inbox/2", "Cone", "http://away/1")));
            case "poa" -> List.of(pick(List.of("http://inbox/3", "http://away/2")));
            case "su", "nfu" -> "http://inbox/4";
            case "nct" -> 1L;
            case "mid" -> addresses(random.nextInt(4));
            case "rrat" -> addresses(1);
            case "encs" -> Map.of("enc", List.of(Map.of("net", List.of(1L, 3L))));
            case "tws", "bcni", "dur" -> "PT10S";
            case "mt" -> random.nextInt(3) == 0 ? 3L : 0L;
            case "mnm", "mni" -> 4L + random.nextInt(6);
            case "mbs" -> 100L + random.nextInt(4000);
            case "lnk" -> "/id-mn/" + random.nextInt(1000);
            case "cb" -> "";
            case "dgt" -> Timestamps.format(clock.instant().minusSeconds(random.nextInt(5000)));
            case "con" -> random.nextInt(3) == 0 ? any.get() : Integer.toString(random.nextInt(100));
            case "cnf" -> "text/plain:0";
            case "lbl" -> List.of(pick(List.of("kind:example", "second", "a", "key:value")), values.label());
            case "loc" -> Map.of("typ", 1L, "crd", "[12.5,47.5]");
            default -> any.get();
        };
    }

    /** The example's own attributes, some of them as they have been found. */
    private void like(TypeExample example, Map<String, Object> attributes) {
        Set<String> free = Set.of("mid", "nu", "pv", "con", "lbl", "et");
        attributes.keySet().removeIf(name -> INTRICATE.contains(example.type().number()));
        new TreeMap<>(example.mandatory()).forEach((name, value) -> {
            if (!free.contains(name) || !attributes.containsKey(name)) {
                attributes.put(name, value);
            }
        });
        // in an order that is the same in every process
        new TreeMap<>(example.optional()).forEach((name, value) -> {
            if (random.nextInt(3) == 0) {
                attributes.putIfAbsent(name, value);
            }
        });
    }

    private Map<String, Object> surprising(Map<String, Object> attributes, int hostile) {
        if (random.nextInt(200) < hostile) {
            attributes.put(values.text(), values.anything());
        }
        return attributes;
    }

    /** A rule for some attributes only. */
    private Map<String, Object> limited() {
        return Map.of("acor", List.of("Cone"), "acop", (long) random.nextInt(64), "aca",
                Stream.generate(() -> pick(LIMITED_TO)).limit(1 + random.nextInt(4)).distinct().toList());
    }

    private String soon() {
        return Timestamps.format(clock.instant().plusSeconds(1 + random.nextInt(random.nextBoolean() ? 600 : 20_000)));
    }

    private List<Object> addresses(int number) {
        return Stream.generate(known::any).limit(number).map(Known::address).map(address -> (Object) address).distinct()
                .toList();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
