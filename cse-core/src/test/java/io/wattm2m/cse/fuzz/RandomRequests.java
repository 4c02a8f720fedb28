// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.fuzz;

import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.Null;
import io.wattm2m.cse.resource.AttributeRule;
import io.wattm2m.cse.resource.AttributeRule.Presence;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.resource.TypeRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Request primitives as documents: all operations on all registered types, with parameters, criteria and attributes
 * taken from their tables. The same seed and the same answers make the same requests. One thread.
 */
final class RandomRequests {
    private static final int CSE_BASE = 5;
    private static final int MOST_KNOWN = 400;
    private static final List<Object> MOMENTS = List.of("20", 30L, "0", "-1", "20200101T000000", "tomorrow", true);
    private static final List<String> APPLICATIONS = List.of("C", "S", "Cone", "Ctwo", "Sone");
    /** What types accept of the many values that their data types allow. */
    private static final Map<String, Object> LIKELY =
            Map.of("api", "Nfuzz", "nu", List.of("CAdmin"), "mid", List.of(), "pvs", rules(), "nct", 1L);
    /** Refused unless they refer to the right thing, or not supported at all. */
    private static final List<String> REFERENCES = List.of("acpi", "macp", "at", "aa", "ast", "daci", "adri", "apri",
            "airi", "et");
    private static final List<String> ORIGINATORS = List.of("Cone", "Ctwo",
            "Sone", "/id-in/Cone", "/id-mn", "/id-mn/Cfar", "//x.y/id/C", "C", "", "all", "*", "C*");
    private static final List<String> SUFFIXES = List.of("/la", "/ol", "/fopt", "/fopt/la", "/pcu", "/x", "#rn", "#cni",
            "#", "/", "//", "/ntsr", "/../a");
    private static final List<String> PARAMETERS = List.of("rcn", "drt", "rt", "ot", "rqet", "rset", "oet", "rp", "ec",
            "da", "gid", "tkns", "vsi", "rvi", "grtm", "sqi", "nonsense");
    private static final List<String> PAGES =
            List.of("fu", "fo", "lim", "lvl", "ofst", "arp", "gq", "rn", "c.rn", "p.con");
    private static final Tag[] TAGS = Tag.values();
    private final RandomGenerator random;
    private final TypeRegistry types;
    private final List<ResourceType> all;
    private final RandomValues values;
    private final List<Known> known = new ArrayList<>();

    RandomRequests(RandomGenerator random, TypeRegistry types) {
        this.random = random;
        this.types = types;
        this.all = types.all().stream().sorted(java.util.Comparator.comparing(ResourceType::shortName)).toList();
        this.values = new RandomValues(random, this::address);
        known.add(new Known("cse-in", CSE_BASE));
    }

    /** Something exists at this address. */
    void learn(String address, int type) {
        if (known.size() >= MOST_KNOWN) {
            // the CSEBase stays
            known.remove(1 + random.nextInt(known.size() - 1));
        }
        known.add(new Known(address, type));
    }

    /** Nothing is there any more, nor below it. */
    void forget(String address) {
        known.removeIf(gone -> gone.type != CSE_BASE
                && (gone.address.equals(address) || gone.address.startsWith(address + "/")));
    }

    /** The next request. */
    Map<String, Object> next(int number) {
        int dice = random.nextInt(100);
        Map<String, Object> request = new LinkedHashMap<>();
        long operation = dice < 50 ? 1 : dice < 72 ? 2 : dice < 88 ? 3 : dice < 96 ? 4 : 5;
        request.put("op", operation);
        request.put("rqi", "fuzz" + number);
        request.put("fr",
                random.nextInt(8) > 0 ? "CAdmin" : random.nextInt(9) == 0 ? values.text() : pick(ORIGINATORS));
        request.put("rvi", "4");
        // what waits for others shall not wait for long
        request.put("rqet", "100");
        fill(request, (int) operation);
        while (random.nextInt(12) == 0) {
            String name = pick(PARAMETERS);
            request.put(name, parameter(name));
        }
        return request;
    }

    /** Far times would be waited for, and a time to begin that is not past for ever: the clock stands still. */
    private Object parameter(String name) {
        return switch (name) {
            case "rcn" -> (long) random.nextInt(14);
            case "rqet", "rset" -> pick(MOMENTS);
            case "oet" -> pick(MOMENTS.subList(2, MOMENTS.size()));
            default -> values.anything();
        };
    }

    private void fill(Map<String, Object> request, int operation) {
        switch (operation) {
            case 1 -> create(request);
            case 2 -> retrieve(request);
            case 3 -> update(request);
            case 4 -> delete(request);
            default -> {
                request.put("to", target(pick(known).address));
                request.put("pc",
                        Map.of(random.nextBoolean() ? "m2m:sgn" : "m2m:rsp", Map.of("sur", values.anything())));
            }
        }
    }

    private void create(Map<String, Object> request) {
        ResourceType type = creatable();
        List<Known> parents = parents(type);
        Known parent = parents.isEmpty() || random.nextInt(30) == 0 ? pick(known) : pick(parents);
        request.put("to", random.nextInt(20) == 0 ? target(parent.address) : parent.address);
        if (type.number() == 2) {
            request.put("fr", pick(APPLICATIONS));
        }
        request.put("ty", random.nextInt(80) == 0 ? values.anything() : (Object) (long) type.number());
        Map<String, Object> attributes = attributes(type, AttributeRule::create);
        attributes.remove("rn");
        attributes.replaceAll((name, value) -> random.nextInt(10) > 0 ? LIKELY.getOrDefault(name, value) : value);
        if (random.nextInt(3) > 0) {
            attributes.put("rn", random.nextInt(20) == 0 ? values.text() : "n" + random.nextInt(400));
        }
        request.put("pc", Map.of(type.shortName(), attributes));
    }

    private ResourceType creatable() {
        ResourceType type = random.nextInt(4) == 0 ? types.byNumber(4).orElseThrow() : pick(all);
        boolean possible = type.has(Trait.CREATABLE) && !parents(type).isEmpty();
        return possible || random.nextInt(20) == 0 ? type : creatable();
    }

    private List<Known> parents(ResourceType type) {
        return known.stream().filter(parent -> type.parents().contains(parent.type)).toList();
    }

    private void retrieve(Map<String, Object> request) {
        request.put("to", target(pick(known).address));
        if (random.nextBoolean()) {
            request.put("fc", criteria());
        } else if (random.nextInt(8) == 0) {
            request.put("pc", Map.of("m2m:atrl", List.of("rn", values.text())));
        }
    }

    private void update(Map<String, Object> request) {
        List<Known> updatable = known.stream().filter(resource -> types.byNumber(resource.type)
                .filter(type -> type.has(Trait.UPDATABLE)).isPresent()).toList();
        Known target = updatable.isEmpty() || random.nextInt(20) == 0 ? pick(known) : pick(updatable);
        ResourceType type = types.byNumber(target.type).orElseThrow();
        request.put("to", target(target.address));
        Map<String, Object> attributes = attributes(type, AttributeRule::update);
        if (random.nextInt(4) > 0) {
            attributes.remove("acpi");
        }
        request.put("pc", Map.of(type.shortName(), attributes));
        if (random.nextInt(16) == 0) {
            request.put("fc", criteria());
        }
    }

    /** The tree shall grow, so what is high up is seldom deleted. */
    private void delete(Map<String, Object> request) {
        String deepest = pick(known.subList(Math.min(1, known.size() - 1), known.size())).address;
        for (int attempt = random.nextInt(10); attempt > 0; attempt--) {
            String other = address();
            deepest = other.split("/").length > deepest.split("/").length ? other : deepest;
        }
        request.put("to", target(deepest));
        if (random.nextInt(16) == 0) {
            request.put("fc", criteria());
        }
    }

    private Map<String, Object> attributes(ResourceType type, Function<AttributeRule, Presence> presence) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (AttributeRule rule : type.attributes().rules()) {
            boolean wanted = switch (presence.apply(rule)) {
                case M -> random.nextInt(200) > 0;
                case O -> random.nextInt(REFERENCES.contains(rule.attribute().shortName()) ? 60 : 10) == 0;
                case NP -> random.nextInt(3000) == 0;
            };
            if (wanted) {
                boolean removed = random.nextInt(rule.attribute().shortName().equals("cr") ? 1 : 20) == 0;
                attributes.put(rule.attribute().shortName(), removed ? Null.NULL : values.of(rule.attribute().type()));
            }
        }
        if (random.nextInt(200) == 0) {
            attributes.put(values.text(), values.anything());
        }
        return attributes;
    }

    private Map<String, Object> criteria() {
        Map<String, Object> criteria = new LinkedHashMap<>();
        criteria.put("fu", random.nextInt(10) > 0 ? 1L + random.nextInt(2) : values.anything());
        for (int left = random.nextInt(4); left > 0; left--) {
            String name = random.nextInt(3) == 0 ? pick(PAGES) : TAGS[random.nextInt(TAGS.length)].shortName();
            criteria.put(name, random.nextBoolean() ? (Object) Integer.toString(random.nextInt(6)) : values.anything());
        }
        return criteria;
    }

    private String target(String address) {
        return switch (random.nextInt(40)) {
            case 0, 1, 2 -> address + pick(SUFFIXES);
            case 3 -> "/id-in/" + address;
            case 4 -> "//wattm2m.example/id-in/" + address;
            case 5 -> address.replaceFirst("^cse-in", "-");
            case 6 -> values.text();
            default -> address;
        };
    }

    private String address() {
        return pick(known).address;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static Map<String, Object> rules() {
        return Map.of("acr", List.of(Map.of("acor", List.of("CAdmin", "Cone"), "acop", 63L)));
    }

    /** Something that exists, or did. */
    private record Known(String address, int type) {}
}
