// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.fuzz;

import io.wattm2m.cse.fuzz.KnownResources.Known;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.ResourceType.Trait;
import io.wattm2m.cse.resource.TypeRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Request primitives as documents: all operations on all registered types, with parameters, criteria and attributes
 * taken from their tables; two in three of them mean well. The same seed and the same answers make the same requests.
 * One thread.
 */
final class RandomRequests {
    private static final int AE = 2;
    private static final int INSTANCE = 4;
    private static final int POLLING_CHANNEL = 15;
    private static final int REMOTE_CSE = 16;
    private static final int ANNOUNCED = 10_000;
    private static final List<Object> MOMENTS = List.of("20", 30L, "0", "-1", "20200101T000000", "tomorrow", true);
    private static final List<String> APPLICATIONS = List.of("C", "S", "Cone", "Ctwo", "Sone");
    private static final List<String> ORIGINATORS = List.of("Cone", "Ctwo",
            "Sone", "/id-in/Cone", "/id-mn", "/id-mn/Cfar", "//x.y/id/C", "C", "", "all", "*", "C*");
    private static final List<String> SUFFIXES = List.of("/la", "/ol", "/fopt", "/fopt/la", "/pcu", "/x", "#rn", "#cni",
            "#", "/", "//", "/ntsr", "/../a");
    private static final List<String> PARAMETERS = List.of("rcn", "drt", "rt", "ot", "rqet", "rset", "oet", "rp", "ec",
            "da", "gid", "tkns", "vsi", "rvi", "grtm", "sqi", "nonsense");
    private static final Map<Integer, List<Long>> RESULTS = Map.of(1, List.of(0L, 1L, 2L, 3L, 9L), 2,
            List.of(1L, 4L, 5L, 6L, 8L, 7L, 12L), 3, List.of(0L, 1L, 9L), 4, List.of(0L, 1L, 4L, 5L, 6L, 8L), 5,
            List.of(0L));
    private final RandomGenerator random;
    private final TypeRegistry types;
    private final Map<Integer, List<ResourceType>> all;
    private final List<Integer> numbers;
    private final RandomValues values;
    private final RandomContents contents;
    private final RandomCriteria criteria;
    private final KnownResources known;

    RandomRequests(RandomGenerator random, TypeRegistry types, Clock clock) {
        this.random = random;
        this.types = types;
        this.all = types.all().stream().sorted(java.util.Comparator.comparing(ResourceType::shortName))
                .collect(Collectors.groupingBy(ResourceType::number, TreeMap::new, Collectors.toList()));
        this.numbers = List.copyOf(all.keySet());
        this.known = new KnownResources(random);
        this.values = new RandomValues(random, () -> known.any().address());
        this.contents = new RandomContents(random, values, known, clock);
        this.criteria = new RandomCriteria(random, values);
    }

    /** What the requests know to exist. */
    KnownResources known() {
        return known;
    }

    /** The next request. */
    Map<String, Object> next(int number) {
        int dice = random.nextInt(100);
        int hostile = random.nextInt(3) == 0 ? 10 : 0;
        int operation = dice < 50 ? 1 : dice < 72 ? 2 : dice < 88 ? 3 : dice < 96 ? 4 : 5;
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("op", (long) operation);
        request.put("rqi", "fuzz" + number);
        request.put("fr", "CAdmin");
        request.put("rvi", "4");
        // what waits for others shall not wait for long
        request.put("rqet", "100");
        fill(request, operation, hostile);
        if (random.nextInt(6) == 0) {
            request.put("rcn", pick(RESULTS.get(operation)));
        }
        if (random.nextInt(30) == 0) {
            request.put("rt", Map.of("rtv", 1L + random.nextInt(4)));
        }
        if (random.nextInt(40) == 0) {
            request.put("oet", pick(List.of("0", "-1", "20200101T000000")));
        }
        if (operation < 5 && operation > 1 && random.nextInt(12) == 0) {
            // whom rules admit to some attributes only
            request.put("fr", "Cone");
        }
        if (hostile > 0) {
            spoil(request);
        }
        return sorted(request);
    }

    /** The next request, but carried out in this many milliseconds only. */
    Map<String, Object> later(int number, int milliseconds) {
        Map<String, Object> request = next(number);
        request.remove("rqet");
        request.remove("rset");
        request.put("oet", Integer.toString(milliseconds));
        request.put("rt", Map.of("rtv", 1L + random.nextInt(2)));
        return request;
    }

    /** In an order that is the same in every process, which that of {@code Map.of} is not. */
    private static Map<String, Object> sorted(Map<?, ?> document) {
        Map<String, Object> sorted = new TreeMap<>();
        document.forEach((name, value) -> sorted.put((String) name, sorted(value)));
        return sorted;
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> document -> sorted(document);
            case List<?> list -> list.stream().map(RandomRequests::sorted).toList();
            default -> value;
        };
    }

    private void spoil(Map<String, Object> request) {
        if (random.nextInt(4) == 0) {
            request.put("fr", random.nextInt(9) == 0 ? values.text() : pick(ORIGINATORS));
        }
        if (random.nextInt(6) == 0) {
            request.put("to", target(String.valueOf(request.get("to"))));
        }
        while (random.nextInt(4) == 0) {
            String name = pick(PARAMETERS);
            request.put(name, parameter(name));
        }
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

    private void fill(Map<String, Object> request, int operation, int hostile) {
        switch (operation) {
            case 1 -> create(request, hostile);
            case 2 -> retrieve(request);
            case 3 -> update(request, hostile);
            case 4 -> delete(request);
            default -> notify(request);
        }
    }

    private void create(Map<String, Object> request, int hostile) {
        ResourceType type = random.nextInt(4) == 0 ? types.byNumber(INSTANCE).orElseThrow()
                : pick(all.get(pick(numbers)));
        Optional<Known> parent = known.parent(type);
        boolean possible = type.has(Trait.CREATABLE) && parent.isPresent()
                && (type.number() < ANNOUNCED || known.of(REMOTE_CSE).isPresent());
        if (!possible && random.nextInt(20) > 0) {
            create(request, hostile);
            return;
        }
        Known place = random.nextInt(50) < hostile / 10 ? known.any() : parent.orElseGet(known::any);
        Map<String, Object> attributes = contents.creation(type, hostile);
        request.put("to", place.address());
        request.put("ty", random.nextInt(500) < hostile ? values.anything() : (Object) (long) type.number());
        request.put("fr", creator(type, place, attributes));
        // names of the CSE's choice are never the same twice
        attributes.put("rn", random.nextInt(200) < hostile ? values.text() : "n" + random.nextInt(4000));
        request.put("pc", Map.of(type.shortName(), attributes));
    }

    /** Who may create this here. */
    private String creator(ResourceType type, Known place, Map<String, Object> attributes) {
        if (type.number() == REMOTE_CSE) {
            String cse = pick(List.of("/id-mn", "/id-mn", "/id-mn", "/id-a"));
            attributes.putAll(Map.of("cb", cse + "/base"));
            attributes.remove("csi");
            return cse;
        }
        return type.number() == AE ? pick(APPLICATIONS)
                : type.number() == POLLING_CHANNEL ? place.owner()
                        : type.number() >= ANNOUNCED ? "/id-mn" : "CAdmin";
    }

    private void retrieve(Map<String, Object> request) {
        Known target = random.nextInt(10) == 0 ? known.of(9).orElseGet(known::any) : known.any();
        request.put("to", random.nextInt(10) == 0 ? target(target.address()) : target.address());
        if (random.nextInt(3) == 0) {
            request.put("fc", criteria.next(1L + random.nextInt(2)));
        } else if (random.nextInt(8) == 0) {
            request.put("pc", Map.of("m2m:atrl", List.of("rn", random.nextBoolean() ? "ri" : values.text())));
        }
    }

    private void update(Map<String, Object> request, int hostile) {
        Known target = known.any();
        for (int attempt = 0; attempt < 10 && !isUpdatable(target); attempt++) {
            target = known.any();
        }
        ResourceType type = types.byName(target.root()).orElseThrow();
        request.put("to", target.address());
        request.put("fr", target.type() >= ANNOUNCED ? "/id-mn" : "CAdmin");
        request.put("pc", Map.of(type.shortName(), contents.change(type, hostile)));
        if (random.nextInt(16) == 0) {
            request.put("fc", criteria.next(2));
        }
    }

    private boolean isUpdatable(Known target) {
        return all.get(target.type()).getFirst().has(Trait.UPDATABLE);
    }

    /** The tree shall grow, so what is high up is seldom deleted. */
    private void delete(Map<String, Object> request) {
        request.put("to", known.deep().address());
        if (random.nextInt(16) == 0) {
            request.put("fc", criteria.next(2));
        }
    }

    private void notify(Map<String, Object> request) {
        request.put("to", random.nextBoolean() ? known.any().address() : known.of(AE).orElseGet(known::any).address());
        request.put("pc", Map.of(random.nextBoolean() ? "m2m:sgn" : "m2m:rsp", Map.of("sur", values.anything())));
    }

    private String target(String address) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> address + pick(SUFFIXES);
            case 4 -> "/id-in/" + address;
            case 5 -> "//wattm2m.example/id-in/" + address;
            case 6 -> address.replaceFirst("^cse-in", "-");
            default -> values.text();
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
