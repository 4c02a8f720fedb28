// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.Timestamps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of filter criteria that the database can judge by columns and labels. It lets through too much rather than
 * too little: whatever it does not understand narrows nothing. Immutable.
 *
 * @param parts all of which have to be met
 * @param types the numbers of the types that are wanted; empty for all
 */
record Narrowing(List<Part> parts, Set<Integer> types) {
    private static final Map<Tag, String> CREATION =
            Map.of(Tag.CREATED_BEFORE, "r.ct <= :%s", Tag.CREATED_AFTER, "r.ct >= :%s");
    private static final Map<Tag, String> SIZES = Map.of(Tag.SIZE_ABOVE, "r.cs >= :%s", Tag.SIZE_BELOW, "r.cs < :%s");
    private static final Map<Tag, String> TIMES = Map.of(
            Tag.UNMODIFIED_SINCE, "r.lt <= :%s",
            Tag.MODIFIED_SINCE, "r.lt >= :%s",
            Tag.EXPIRE_BEFORE, "(r.et is null or r.et <= :%s)",
            Tag.EXPIRE_AFTER, "(r.et is null or r.et >= :%s)");

    private static final String LABELLED = "l.seq = c.seq and l.label in (:childLabels)";
    private static final String WITH_LABELLED_CHILD =
            "(r.ri in (select c.pi from ResourceRow c, LabelRow l where " + LABELLED + ")"
                    + " or r.ri in (select c.pi from InstanceRow c, LabelRow l where " + LABELLED + "))";
    /** What is below the root is looked through in the order of creation: this is asked of each. */
    private static final String WITH_LABEL =
            "exists (select 1 from LabelRow l where l.seq = r.seq and l.label in (:labels))";

    Narrowing {
        parts = List.copyOf(parts);
        types = Set.copyOf(types);
    }

    /** What can be narrowed of these criteria. */
    static Narrowing of(FilterCriteria criteria) {
        Map<Tag, List<String>> wanted = alternatives(criteria);
        List<Part> parts = new ArrayList<>();
        wanted.forEach((tag, values) -> part(tag, values).ifPresent(parts::add));
        range(wanted, CREATION, Index.CREATION, Narrowing::moment).ifPresent(parts::add);
        range(wanted, SIZES, Index.SIZE, Narrowing::size).ifPresent(parts::add);
        range(wanted, TIMES, Index.NONE, Narrowing::moment).ifPresent(parts::add);
        List<String> types = wanted.getOrDefault(Tag.RESOURCE_TYPE, List.of());
        return new Narrowing(parts, types.stream().allMatch(Narrowing::isNumber)
                ? types.stream().map(Integer::valueOf).collect(Collectors.toSet())
                : Set.of());
    }

    /** The part that this index answers. */
    Optional<Part> part(Index index) {
        return parts.stream().filter(part -> part.index() == index).findFirst();
    }

    /** Without the parts that this index answers. */
    Narrowing without(Index index) {
        return new Narrowing(parts.stream().filter(part -> part.index() != index).toList(), types);
    }

    /** The same for resources that are no instances: only types with a size meet a condition on it. */
    Narrowing with(Set<Integer> sized) {
        if (part(Index.SIZE).isEmpty()) {
            return this;
        }
        Set<Integer> both = types.isEmpty() ? sized
                : types.stream().filter(sized::contains).collect(Collectors.toSet());
        return new Narrowing(Stream.concat(without(Index.SIZE).without(Index.TYPE).parts.stream(),
                Stream.of(typed(both))).toList(), both);
    }

    /** In HQL over a row {@code r}; begins with {@code and}, or is empty. */
    String condition() {
        return parts.stream().map(part -> " and " + part.scanned()).collect(Collectors.joining());
    }

    /** The parameters of the condition. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parts.forEach(part -> parameters.putAll(part.parameters()));
        return parameters;
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

    private static Optional<Part> part(Tag tag, List<String> values) {
        return switch (tag) {
            case RESOURCE_TYPE -> values.stream().allMatch(Narrowing::isNumber)
                    ? Optional.of(typed(values.stream().map(Integer::valueOf).toList()))
                    : Optional.empty();
            case LABELS -> values.stream().noneMatch(value -> value.contains("*"))
                    ? Optional.of(new Part(Index.LABEL, WITH_LABEL, Map.of("labels", stored(values))))
                    : Optional.empty();
            case CHILD_LABELS -> Optional.of(
                    new Part(Index.NONE, WITH_LABELLED_CHILD, Map.of("childLabels", stored(values))));
            case ATTRIBUTE -> Literals.part(values);
            default -> Optional.empty();
        };
    }

    private static Part typed(Collection<Integer> types) {
        return new Part(Index.TYPE, "r.ty in (:types)", Map.of("types", types));
    }

    /** What these tags say of the same column, if anything. */
    private static Optional<Part> range(Map<Tag, List<String>> wanted, Map<Tag, String> forms, Index index,
            Function<String, OptionalLong> reading) {
        Map<String, Object> parameters = new HashMap<>();
        List<String> conditions = new ArrayList<>();
        forms.forEach((tag, form) -> {
            List<String> values = wanted.getOrDefault(tag, List.of());
            OptionalLong bound = values.size() == 1 ? reading.apply(values.getFirst()) : OptionalLong.empty();
            if (bound.isPresent()) {
                parameters.put(tag.shortName(), bound.getAsLong());
                conditions.add(form.formatted(tag.shortName()));
            }
        });
        return conditions.isEmpty() ? Optional.empty()
                : Optional.of(new Part(index, String.join(" and ", conditions), parameters));
    }

    private static List<String> stored(List<String> labels) {
        return labels.stream().map(LabelRow::stored).toList();
    }

    private static boolean isNumber(String text) {
        return text.length() < 10 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static OptionalLong size(String text) {
        return isNumber(text) ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static OptionalLong moment(String text) {
        try {
            return OptionalLong.of(Rows.micros(Timestamps.parse(text)));
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    /** What answers a part at once. */
    enum Index {
        LABEL(""),
        CREATION("r.ct"),
        /** Of instances only: others have no such column. */
        SIZE("r.cs"),
        /** Of resources that are no instances only. */
        TYPE("r.ty"),
        /** Only a look at each row. */
        NONE("");

        private final String column;

        Index(String column) {
            this.column = column;
        }
    }

    /**
     * One condition.
     *
     * @param index what finds the rows that meet it
     * @param condition in HQL over a row {@code r}
     * @param parameters the parameters of the condition
     */
    record Part(Index index, String condition, Map<String, Object> parameters) {
        Part {
            parameters = Map.copyOf(parameters);
        }

        /** The same for rows that are found otherwise: a database may not take an index for it that finds too many. */
        String scanned() {
            return index.column.isEmpty() ? condition : condition.replace(index.column, index.column + " + 0");
        }
    }
}
