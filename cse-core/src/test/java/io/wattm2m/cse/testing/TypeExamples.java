// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.testing;

import static io.wattm2m.cse.testing.TestCse.ADMIN;

import io.wattm2m.cse.resource.AttributeRule;
import io.wattm2m.cse.resource.AttributeRule.Presence;
import io.wattm2m.cse.resource.ResourceType;
import io.wattm2m.cse.resource.TypeRegistry;
import io.wattm2m.cse.type.StandardTypes;
import io.wattm2m.cse.type.management.ManagementObjectType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An example of each type that an originator can create: what bindings and serialisations are tried with. */
public final class TypeExamples {
    private static final TypeRegistry TYPES = new TypeRegistry(StandardTypes.with(List.of(), "/id-in"));
    private static final Object RULES =
            Map.of("acr", List.of(Map.of("acor", List.of("all", ADMIN), "acop", 63L)));
    /** Policies of the same creator have different labels. */
    private static final AtomicInteger LABELS = new AtomicInteger();
    private static final Object ENTRIES = Map.of("sce", List.of("* * 8-18 * * 1-5 *", "0 0 0 1 1 * 2030"));
    /** Attributes of many types. */
    private static final Map<String, Object> COMMON = attributes("lbl", List.of("kind:example", "second"), "et",
            "20351231T235959", "loc", attributes("typ", 1L, "crd", "[127.1,37.5]"));
    /** One of these is a value of every data type that management objects have; the first that fits. */
    private static final List<Object> SAMPLES = List.of("text", false, 1L, "20260105T101500", List.of("text", "more"),
            List.of(1L, 2L), List.of(false), Map.of("acn", "action", "sus", 1L),
            Map.of("enct", 4L, "wpap", "secret"), List.of(Map.of("nm", "link", "typ", 1001L, "val", "nod1")));

    private TypeExamples() {}

    /** The examples, parents before children. */
    public static List<TypeExample> all() {
        return Stream.of(basic(), device(), services(), targets(), automation(),
                ManagementObjectType.all().stream().map(TypeExamples::managed)
                        .toList())
                .flatMap(List::stream).toList();
    }

    /** The example of the type with this root member. */
    public static Optional<TypeExample> of(String shortName) {
        return all().stream().filter(example -> example.type().shortName().equals(shortName)).findFirst();
    }

    private static List<TypeExample> basic() {
        return List.of(
                example("m2m:acp", "m2m:ae", attributes("pv", RULES, "pvs", RULES),
                        attributes("lbl", List.of("policy")), attributes("pv", Map.of())),
                example("m2m:cnt", "m2m:ae", attributes(),
                        and(COMMON, "mni", 10L, "mbs", 1000L, "mia", 60L, "or", "http://example.org/ontology", "disr",
                                false),
                        attributes("mni", 5L)),
                example("m2m:cin", "m2m:cnt", attributes("con", "42.5"),
                        attributes("cnf", "text/plain:0", "lbl", List.of("a"), "or", "http://example.org/ontology"),
                        attributes()),
                example("m2m:grp", "m2m:ae", attributes("mnm", 5L, "mid", List.of()),
                        and(COMMON, "mt", 3L, "csy", 1L, "gn", "example"), attributes("mnm", 7L)),
                example("m2m:sub", "m2m:ae", attributes("nu", List.of(ADMIN)),
                        attributes("lbl", List.of("a"), "enc", attributes("net", List.of(3L, 4L), "chty", List.of(3L)),
                                "exc", 10L, "nct", 3L, "psn", 1L, "nsp", 5L, "pn", 2L, "nec", 2L, "ln", false),
                        attributes("exc", 5L)),
                example("m2m:ts", "m2m:ae", attributes(),
                        and(COMMON, "mni", 10L, "mbs", 1000L, "mia", 60L, "pei", 1000L, "peid", 100L, "mdn",
                                5L, "mdt", 500L, "or", "http://example.org/ontology", "cnf", "text/plain:0"),
                        attributes("mni", 5L)),
                example("m2m:tsi", "m2m:ts", attributes("dgt", "20260105T101500", "con", "20.5"),
                        attributes("lbl", List.of("a"), "snr", 3L), attributes()));
    }

    private static List<TypeExample> device() {
        return List.of(
                example("m2m:nod", "m2m:cb", attributes("ni", "urn:node:1"),
                        and(COMMON, "hcl", "/id-in", "hael", List.of("Ca", "Cb"), "hsl", List.of("svc1"), "mgca",
                                "lwm2m://192.0.2.1", "nty", 1L),
                        attributes("ni", "urn:node:2")),
                example("m2m:sch", "m2m:nod", attributes("se", ENTRIES), and(COMMON, "nco", true),
                        attributes("se", attributes("sce", List.of("* * * * * * *")))),
                example("m2m:lcp", "m2m:cb", attributes("los", 2L),
                        and(COMMON, "lit", 1L, "lou", List.of("PT10S", "PT1M"), "lot", "target", "lor",
                                "http://example.org/location", "gta", "area", "gec", 2L, "aid", "id", "rlkl", true,
                                "luec", 0L),
                        attributes("lit", 2L)),
                example("m2m:smd", "m2m:ae", attributes("dcrp", 4L, "dsp", "PGEgeG1sbnM9InVybjplOiIvPg=="),
                        and(COMMON, "or", "http://example.org/ontology", "rels", List.of("smd1", "smd2"), "vlde",
                                false),
                        attributes("dsp", "PGIgeG1sbnM9InVybjplOiIvPg==")));
    }

    private static List<TypeExample> services() {
        return List.of(
                example("m2m:tsb", "m2m:ae", attributes("bcnc", 1L, "bcnu", List.of(ADMIN)),
                        and(COMMON, "bcni", "PT1H"),
                        attributes("bcni", "PT2H")),
                example("m2m:mssp", "m2m:cb", attributes(), attributes("lbl", List.of("a"), "svr", List.of("01-001")),
                        attributes("svr", List.of("02-001"))),
                example("m2m:svsn", "m2m:mssp", attributes("ni", "urn:node:1"),
                        attributes("csi", "/id-mn", "di", List.of("urn:dev:1"), "rlk", List.of("asar1")),
                        attributes("ni", "urn:node:2")),
                example("m2m:asar", "m2m:cb", attributes(),
                        attributes("apci", List.of("None"), "aai", List.of("Nmeter", "N*"), "aae", List.of("C*")),
                        attributes("aae", List.of("Cmeter"))));
    }

    private static List<TypeExample> targets() {
        return List.of(
                example("m2m:ntp", "m2m:cb", attributes("acn", 3L, "plbl", "leave" + LABELS.incrementAndGet()),
                        attributes("lbl", List.of("a"), "rrs", 1L), attributes("rrs", 2L)),
                example("m2m:pdr", "m2m:ntp", attributes(),
                        attributes("dr", attributes("tod", List.of("* * 8-18 * * * *"), "lr",
                                List.of(attributes("accc", List.of("KR", "DE")))), "drr", 1L),
                        attributes("drr", 2L)),
                example("m2m:ntpr", "m2m:sub", attributes("ntu", List.of(ADMIN)), attributes("lbl", List.of("a")),
                        attributes("ntu", List.of(ADMIN, "Cdisplay"))));
    }

    private static List<TypeExample> automation() {
        Object request = attributes("op", 2L, "rqi", "1", "rvi", "4");
        return List.of(
                example("m2m:actr", "m2m:cnt",
                        attributes("evc", attributes("optr", 3L, "sbjt", "cni", "thld", 5L), "evm", 3L, "orc", "cse-in",
                                "apv", request),
                        and(COMMON, "apy", 1L, "ecp", 10L), attributes("evm", 2L)),
                example("m2m:depr", "m2m:actr",
                        attributes("evc", attributes("optr", 2L, "sbjt", "csi", "thld", "/id-x"), "rri", "cse-in",
                                "sfc",
                                true),
                        COMMON, attributes("sfc", false)));
    }

    /** A management object with a value for every attribute of its table. */
    private static TypeExample managed(ResourceType type) {
        Map<String, Object> mandatory = new LinkedHashMap<>();
        Map<String, Object> optional = new LinkedHashMap<>(Map.of("lbl", List.of("managed")));
        long definition = definition(type);
        for (AttributeRule rule : own(type)) {
            Object value = rule.attribute().shortName().equals("mgd") ? definition : sample(rule);
            (rule.create() == Presence.M ? mandatory : optional).put(rule.attribute().shortName(), value);
        }
        // what belongs to no specialisation, and what excludes its neighbour
        List.of("mgs", "rpil", "meil").forEach(optional::remove);
        return new TypeExample(type, "m2m:nod", mandatory, optional, attributes("dc", "changed"));
    }

    private static List<AttributeRule> own(ResourceType type) {
        List<AttributeRule> own = new ArrayList<>(type.attributes().rules());
        int first = own.stream().map(rule -> rule.attribute().shortName()).toList().indexOf("mgd");
        return own.subList(first, own.size()).stream().filter(rule -> rule.create() != Presence.NP).toList();
    }

    /** The number of a specialisation, which only the type itself knows: the others are refused. */
    private static long definition(ResourceType type) {
        return ManagementDefinitions.of(type.shortName());
    }

    private static Object sample(AttributeRule rule) {
        return SAMPLES.stream().filter(value -> fits(rule, value)).findFirst().orElseThrow(
                () -> new IllegalStateException("no sample of " + rule.attribute().type().name()));
    }

    private static boolean fits(AttributeRule rule, Object value) {
        try {
            rule.attribute().type().check(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static TypeExample example(String type, String below, Map<String, Object> mandatory,
            Map<String, Object> optional, Map<String, Object> update) {
        return new TypeExample(TYPES.byName(type).orElseThrow(), below, mandatory, optional, update);
    }

    private static Map<String, Object> and(Map<String, Object> common, Object... more) {
        Map<String, Object> all = new LinkedHashMap<>(common);
        all.putAll(attributes(more));
        return all;
    }

    private static Map<String, Object> attributes(Object... namesAndValues) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return attributes;
    }
}
