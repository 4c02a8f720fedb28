// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.Timestamps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of filter criteria that the database can judge by columns and labels. It lets through too much rather than
 * too little: whatever it does not understand narrows nothing. Immutable.
 *
 * @param condition in HQL over a row {@code r}; begins with {@code and}, or is empty
 * @param parameters the parameters of the condition
 * @param types the numbers of the types that are wanted; empty for all
 */
record Narrowing(String condition, Map<String, Object> parameters, Set<Integer> types) {
    private static final Map<Tag, String> RANGES = Map.of(
            Tag.CREATED_BEFORE, "r.ct <= :%s",
            Tag.CREATED_AFTER, "r.ct >= :%s",
            Tag.UNMODIFIED_SINCE, "r.lt <= :%s",
            Tag.MODIFIED_SINCE, "r.lt >= :%s",
            Tag.EXPIRE_BEFORE, "(r.et is null or r.et <= :%s)",
            Tag.EXPIRE_AFTER, "(r.et is null or r.et >= :%s)");

    private static final String LABELLED = "l.seq = c.seq and l.label in (:childLabels)";
    private static final String WITH_LABELLED_CHILD =
            " and (r.ri in (select c.pi from ResourceRow c, LabelRow l where " + LABELLED + ")"
                    + " or r.ri in (select c.pi from InstanceRow c, LabelRow l where " + LABELLED + "))";

    /** What can be narrowed of these criteria. */
    static Narrowing of(FilterCriteria criteria) {
        StringBuilder condition = new StringBuilder();
        Map<String, Object> parameters = new HashMap<>();
        Set<Integer> types = Set.of();
        for (Map.Entry<Tag, List<String>> wanted : alternatives(criteria).entrySet()) {
            Tag tag = wanted.getKey();
            List<String> values = wanted.getValue();
            if (tag == Tag.RESOURCE_TYPE && values.stream().allMatch(Narrowing::isNumber)) {
                types = values.stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
                parameters.put("types", types);
                condition.append(" and r.ty in (:types)");
            } else if (tag == Tag.LABELS && values.stream().noneMatch(value -> value.contains("*"))) {
                parameters.put("labels", values.stream().map(LabelRow::stored).toList());
                condition.append(" and r.seq in (select l.seq from LabelRow l where l.label in (:labels))");
            } else if (tag == Tag.CHILD_LABELS) {
                parameters.put("childLabels", values.stream().map(LabelRow::stored).toList());
                condition.append(WITH_LABELLED_CHILD);
            } else if (tag == Tag.ATTRIBUTE) {
                condition.append(Literals.condition(values, parameters));
            } else {
                moment(tag, values).ifPresent(moment -> {
                    parameters.put(tag.shortName(), moment);
                    condition.append(" and ").append(RANGES.getOrDefault(tag, "").formatted(tag.shortName()));
                });
            }
        }
        return new Narrowing(condition.toString(), Map.copyOf(parameters), types);
    }

    /** Whether the index of labels is used. */
    boolean byLabel() {
        return parameters.containsKey("labels");
    }

    /** The values by tag, where all tags must be met; nothing can be left out otherwise. */
    private static Map<Tag, List<String>> alternatives(FilterCriteria criteria) {
        Map<Tag, List<String>> values = new LinkedHashMap<>();
        if (criteria.operation() == Join.AND) {
            for (Condition condition : criteria.conditions()) {
                values.computeIfAbsent(condition.tag(), tag -> new ArrayList<>()).addAll(condition.values());
            }
        }
        return values;
    }

    private static boolean isNumber(String text) {
        return text.length() < 10 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static OptionalLong moment(Tag tag, List<String> values) {
        if (!RANGES.containsKey(tag) || values.size() != 1) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Rows.micros(Timestamps.parse(values.getFirst())));
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }
}
