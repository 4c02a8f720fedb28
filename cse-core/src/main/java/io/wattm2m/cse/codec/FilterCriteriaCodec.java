// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.codec;

import static java.util.Objects.requireNonNull;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** Filter criteria to and from their members (m2m:filterCriteria, TS-0004 6.3.5.8). */
final class FilterCriteriaCodec {
    private static final Consumer<String> TIME = Timestamps::parse;
    private static final Consumer<String> NUMBER = FilterCriteriaCodec::number;
    private static final int ALL_OPERATIONS = 63;
    private static final Map<Tag, Consumer<String>> FORMS = Map.ofEntries(Map.entry(Tag.CREATED_BEFORE, TIME),
            Map.entry(Tag.CREATED_AFTER, TIME), Map.entry(Tag.UNMODIFIED_SINCE, TIME),
            Map.entry(Tag.MODIFIED_SINCE, TIME), Map.entry(Tag.EXPIRE_BEFORE, TIME),
            Map.entry(Tag.EXPIRE_AFTER, TIME), Map.entry(Tag.STATE_TAG_SMALLER, NUMBER),
            Map.entry(Tag.STATE_TAG_BIGGER, NUMBER), Map.entry(Tag.SIZE_ABOVE, NUMBER),
            Map.entry(Tag.SIZE_BELOW, NUMBER), Map.entry(Tag.RESOURCE_TYPE, NUMBER),
            Map.entry(Tag.CHILD_RESOURCE_TYPE, NUMBER), Map.entry(Tag.PARENT_RESOURCE_TYPE, NUMBER),
            Map.entry(Tag.OPERATIONS, FilterCriteriaCodec::operations));
    /** Those that cannot be alternatives (TS-0004 6.3.5.8, multiplicity 0..1). */
    private static final Set<Tag> SINGLE = EnumSet.of(Tag.CREATED_BEFORE, Tag.CREATED_AFTER, Tag.UNMODIFIED_SINCE,
            Tag.MODIFIED_SINCE, Tag.EXPIRE_BEFORE, Tag.EXPIRE_AFTER, Tag.STATE_TAG_SMALLER, Tag.STATE_TAG_BIGGER,
            Tag.SIZE_ABOVE, Tag.SIZE_BELOW, Tag.CONTENT_FILTER_SYNTAX, Tag.CONTENT_FILTER_QUERY);
    private static final Map<String, Tag> ATTRIBUTE_PREFIXES =
            Map.of("c.", Tag.CHILD_ATTRIBUTE, "p.", Tag.PARENT_ATTRIBUTE);

    private FilterCriteriaCodec() {}

    /** The criteria with these members; a member that is no tag is the short name of an attribute. */
    static FilterCriteria read(Map<String, Object> members) {
        Parameters parameters = new Parameters(members);
        parameters.object("gq").ifPresent(parameters.left()::putAll);
        Usage usage = Usage.of(parameters.integer("fu").orElse(Usage.CONDITIONAL.number()));
        Join join = Join.of(parameters.integer("fo").orElse(Join.AND.number()));
        Page page = new Page(positive(parameters, "lim", 0), positive(parameters, "lvl", 0),
                positive(parameters, "ofst", 1));
        var path = parameters.text("arp");
        List<Condition> conditions = new ArrayList<>();
        parameters.left().forEach((name, value) -> {
            Tag tag = Tag.of(name).orElse(Tag.ATTRIBUTE);
            if (value instanceof List<?> items && isNamedValues(tag, items)) {
                conditions.addAll(attributeConditions(tag, name, items));
            } else {
                conditions.add(condition(name, Parameters.texts(name, tag == Tag.GEO_GEOMETRY ? json(value) : value)));
            }
        });
        checkContentFilter(conditions);
        return new FilterCriteria(usage, join, conditions, page, path);
    }

    private static void checkContentFilter(List<Condition> conditions) {
        List<Tag> tags = conditions.stream().map(Condition::tag).toList();
        if (tags.contains(Tag.CONTENT_FILTER_SYNTAX) && !tags.contains(Tag.CONTENT_FILTER_QUERY)) {
            throw RequestFailure.badRequest("fc: cfs is there without a cfq (content filter query)");
        }
    }

    /** The members of the criteria. */
    static Map<String, Object> write(FilterCriteria criteria) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("fu", (long) criteria.usage().number());
        members.put("fo", (long) criteria.operation().number());
        criteria.page().limit().ifPresent(limit -> members.put("lim", (long) limit));
        criteria.page().level().ifPresent(level -> members.put("lvl", (long) level));
        criteria.page().offset().ifPresent(offset -> members.put("ofst", (long) offset));
        criteria.applyRelativePath().ifPresent(path -> members.put("arp", path));
        for (Condition condition : criteria.conditions()) {
            members.put(memberName(condition), List.copyOf(condition.values()));
        }
        return members;
    }

    private static String memberName(Condition condition) {
        return switch (condition.tag()) {
            case CHILD_ATTRIBUTE -> "c." + condition.name();
            case PARENT_ATTRIBUTE -> "p." + condition.name();
            default -> condition.name();
        };
    }

    private static boolean isNamedValues(Tag tag, List<?> items) {
        boolean attributes = tag == Tag.ATTRIBUTE || tag == Tag.CHILD_ATTRIBUTE || tag == Tag.PARENT_ATTRIBUTE;
        return attributes && items.stream().allMatch(Map.class::isInstance);
    }

    /** {@code "atr": [{"nm": "api", "val": "Nmeter"}]}: conditions on the same attribute are alternatives. */
    private static List<Condition> attributeConditions(Tag tag, String name, List<?> items) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (Object item : items) {
            Map<?, ?> pair = (Map<?, ?>) item;
            if (!(pair.get("nm") instanceof String attribute) || !pair.containsKey("val")) {
                throw RequestFailure.badRequest("fc: " + name + " wants items with nm and val");
            }
            byName.computeIfAbsent(attribute, key -> new ArrayList<>())
                    .add(Parameters.text("val", requireNonNull(pair.get("val"))));
        }
        return byName.entrySet().stream().map(entry -> new Condition(tag, entry.getKey(), entry.getValue())).toList();
    }

    private static Condition condition(String name, List<String> values) {
        if (values.isEmpty()) {
            throw RequestFailure.badRequest("fc: " + name + " has no value");
        }
        for (var prefix : ATTRIBUTE_PREFIXES.entrySet()) {
            if (name.startsWith(prefix.getKey())) {
                return new Condition(prefix.getValue(), name.substring(2), values);
            }
        }
        Tag tag = Tag.of(name).orElse(Tag.ATTRIBUTE);
        if (values.size() > 1 && SINGLE.contains(tag)) {
            throw RequestFailure.badRequest("fc: " + name + " has " + values.size() + " values instead of one");
        }
        values.forEach(value -> check(tag, name, value));
        return new Condition(tag, name, FORMS.containsKey(tag) ? values.stream().map(String::strip).toList() : values);
    }

    /** Coordinates are a text that is JSON; as JSON itself they are taken as well. */
    private static Object json(Object coordinates) {
        boolean text = coordinates instanceof List<?> items ? items.stream().allMatch(String.class::isInstance)
                : coordinates instanceof String;
        return text ? coordinates
                : new String(new JsonDocuments().write(coordinates), StandardCharsets.UTF_8);
    }

    private static void number(String text) {
        if (Parameters.integer("", text) < 0) {
            throw RequestFailure.badRequest(text + " is negative");
        }
    }

    private static void operations(String text) {
        int sum = Parameters.integer("", text);
        if (sum < 1 || sum > ALL_OPERATIONS) {
            throw RequestFailure.badRequest(text + " is not a sum of operations");
        }
    }

    private static void check(Tag tag, String name, String value) {
        try {
            FORMS.getOrDefault(tag, text -> {}).accept(value);
        } catch (IllegalArgumentException | RequestFailure e) {
            throw RequestFailure.badRequest("fc: " + name + " '" + value + "' is malformed");
        }
    }

    private static OptionalInt positive(Parameters parameters, String name, int least) {
        OptionalInt number = parameters.integer(name);
        if (number.isPresent() && number.getAsInt() < least) {
            throw RequestFailure.badRequest("fc: " + name + " " + number.getAsInt() + " is less than " + least);
        }
        return number;
    }
}
