// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import static io.wattm2m.cse.resource.DataTypes.ANY;
import static io.wattm2m.cse.resource.DataTypes.BOOLEAN;
import static io.wattm2m.cse.resource.DataTypes.INTEGER;
import static io.wattm2m.cse.resource.DataTypes.STRING;
import static io.wattm2m.cse.resource.DataTypes.TOKEN;
import static io.wattm2m.cse.resource.DataTypes.listOf;
import static io.wattm2m.cse.resource.DataTypes.repeated;

import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The data types of what primitives carry besides resources, and of primitives themselves (TS-0004 6.3.5, 6.4, 7.5.1).
 * They say how XML is read and written; what is allowed in a primitive {@link PrimitiveCodec} checks.
 */
final class PrimitiveTypes {
    /** A text with XML attributes that tell more about it (m2m:childResourceRef); in the document {@code val} of it. */
    static final ObjectType REFERENCE =
            type("a child resource reference", member("nm", TOKEN), member("typ", INTEGER), member("spid", TOKEN),
                    member("spty", TOKEN), member("val", TOKEN));
    static final Attribute<?> CHILD_RESOURCES = member("ch", repeated(REFERENCE));

    private static final DataType<?> TOKENS = listOf(TOKEN);
    /** Whatever element there is in it. */
    private static final ObjectType CONTENT = type("content");
    private static final ObjectType ATTRIBUTE = type("an attribute", member("nm", TOKEN), member("val", STRING));
    private static final ObjectType REQUEST = request();
    private static final ObjectType RESPONSE = response();
    private static final ObjectType NOTIFICATION = notification();
    // @formatter:off
    private static final Map<String, DataType<?>> BY_NAME = Map.ofEntries(
            Map.entry("m2m:rqp",  REQUEST),
            Map.entry("m2m:agrp", type("aggregated requests", member("m2m:rqp", repeated(REQUEST)))),
            Map.entry("m2m:rsp",  RESPONSE),
            Map.entry("m2m:sgn",  NOTIFICATION),
            Map.entry("m2m:agn",  type("an aggregated notification", member("m2m:sgn", repeated(NOTIFICATION)))),
            Map.entry("m2m:tsbn", type("a time synchronisation beacon", member("tbr", TOKEN), member("ctm", TOKEN))),
            Map.entry("m2m:agr",  type("an aggregated response", member("m2m:rsp", repeated(RESPONSE)))),
            Map.entry("m2m:atrl", TOKENS),
            Map.entry("m2m:uril", TOKENS),
            Map.entry("m2m:uri",  STRING),
            Map.entry("m2m:dbg",  STRING),
            Map.entry("m2m:qres", STRING),
            Map.entry("m2m:pv",   privileges()),
            Map.entry("m2m:rce",  type("a resource with its address", member("uri", TOKEN))),
            Map.entry("m2m:rrl",  type("resource references", member("rrf", repeated(REFERENCE)))));
    // @formatter:on

    private PrimitiveTypes() {}

    /** The type of the root member with this name, empty where it is none of a primitive's. */
    static Optional<DataType<?>> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static ObjectType privileges() {
        ObjectType details = type("object details", member("chty", listOf(INTEGER)));
        ObjectType rule = type("an access control rule", member("acor", TOKENS), member("acop", INTEGER),
                member("acod", repeated(details)), member("aca", TOKENS));
        return type("privileges", member("acr", repeated(rule)));
    }

    private static ObjectType request() {
        List<Attribute<?>> members = new ArrayList<>(members(TOKEN, "to", "fr", "rqi", "ot", "rqet", "rset", "oet",
                "rp", "rvi", "gid", "msu", "prpi"));
        members.addAll(members(INTEGER, "op", "ty", "rcn", "ec", "drt", "gstn"));
        members.addAll(members(BOOLEAN, "da", "tqi", "asi", "auri", "sqi"));
        members.addAll(members(TOKENS, "rids", "tkns", "tids", "ltids", "grtm", "aus", "omr"));
        members.add(member("vsi", STRING));
        members.add(member("pc", CONTENT));
        members.add(member("fc", filterCriteria()));
        members.add(member("rt", type("a response type", member("rtv", INTEGER), member("nu", TOKENS))));
        return ObjectType.of("a request", Set.of(), members);
    }

    private static ObjectType response() {
        List<Attribute<?>> members = new ArrayList<>(members(TOKEN, "to", "fr", "rqi", "ot", "rset", "rvi"));
        members.addAll(members(INTEGER, "rsc", "ec", "cnst", "cnot"));
        members.add(member("asri", BOOLEAN));
        members.add(member("vsi", STRING));
        members.add(member("pc", CONTENT));
        return ObjectType.of("a response", Set.of(), members);
    }

    private static ObjectType filterCriteria() {
        List<Attribute<?>> members = new ArrayList<>(members(TOKEN, "crb", "cra", "us", "ms", "exb", "exa"));
        members.addAll(members(INTEGER, "sts", "stb", "sza", "szb", "fu", "fo", "lim", "lvl", "ofst", "cfs", "ops",
                "gmty", "gsf"));
        members.addAll(members(STRING, "cfq", "arp", "geom"));
        members.addAll(members(TOKENS, "lbl", "clbl", "palb"));
        members.addAll(members(listOf(INTEGER), "ty", "chty", "pty"));
        members.addAll(members(repeated(STRING), "cty", "smf", "lbq"));
        members.addAll(members(repeated(ATTRIBUTE), "atr", "catr", "patr"));
        return ObjectType.of("filter criteria", Set.of(), members);
    }

    private static ObjectType notification() {
        ObjectType operation = type("an operation", member("op", INTEGER), member("ops", INTEGER),
                member("or", TOKEN), member("org", TOKEN));
        ObjectType event = type("a notification event", member("rep", CONTENT), member("net", INTEGER),
                member("om", operation), member("atr", TOKENS));
        List<Attribute<?>> members = new ArrayList<>(members(TOKEN, "sur", "cr", "nfu", "ntt"));
        members.addAll(members(BOOLEAN, "vrq", "sud", "trr", "tra"));
        members.add(member("nev", event));
        members.add(member("idr", ANY));
        return ObjectType.of("a notification", Set.of(), members);
    }

    private static List<Attribute<?>> members(DataType<?> type, String... names) {
        List<Attribute<?>> members = new ArrayList<>();
        for (String name : names) {
            members.add(member(name, type));
        }
        return members;
    }

    private static Attribute<?> member(String name, DataType<?> type) {
        return new Attribute<>(name, name, type);
    }

    private static ObjectType type(String name, Attribute<?>... members) {
        return ObjectType.of(name, Set.of(), List.of(members));
    }
}
