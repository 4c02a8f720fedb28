// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.FilterCriteria;
import io.wattm2m.cse.primitive.FilterCriteria.Condition;
import io.wattm2m.cse.primitive.FilterCriteria.Join;
import io.wattm2m.cse.primitive.FilterCriteria.Page;
import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import io.wattm2m.cse.primitive.FilterCriteria.Usage;
import io.wattm2m.cse.primitive.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Filter criteria for the tests of stores. */
final class TestCriteria {
    private TestCriteria() {}

    static FilterCriteria none() {
        return FilterCriteria.NONE;
    }

    static FilterCriteria typed(int... types) {
        return criteria(Join.AND, condition(Tag.RESOURCE_TYPE,
                IntStream.of(types).mapToObj(String::valueOf).toArray(String[]::new)));
    }

    static FilterCriteria labelled(String... labels) {
        return criteria(Join.AND, condition(Tag.LABELS, labels));
    }

    static FilterCriteria createdAfter(Instant moment) {
        return criteria(Join.AND, condition(Tag.CREATED_AFTER, Timestamps.format(moment)));
    }

    /** Labelled so, or created after that moment. */
    static FilterCriteria either(String label, Instant moment) {
        return criteria(Join.OR, condition(Tag.LABELS, label),
                condition(Tag.CREATED_AFTER, Timestamps.format(moment)));
    }

    static FilterCriteria with(Tag tag, String name, String value) {
        return criteria(Join.AND, new Condition(tag, name, List.of(value)));
    }

    private static FilterCriteria criteria(Join join, Condition... conditions) {
        return new FilterCriteria(Usage.DISCOVERY, join, List.of(conditions), Page.ALL, Optional.empty());
    }

    private static Condition condition(Tag tag, String... values) {
        return new Condition(tag, tag.shortName(), List.of(values));
    }
}
