// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.fuzz;

import io.wattm2m.cse.primitive.FilterCriteria.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Filter criteria: mostly such as make sense for their tags, sometimes anything. One thread. */
final class RandomCriteria {
    private static final List<String> TIMES =
            List.of("20260105T101500", "20260105T140000", "20260106T000000", "20991231T235959");
    private static final List<String> NAMES =
            List.of("con", "cr", "rn", "mni", "api", "poa", "c.con", "c.rn", "c.cr", "p.rn", "p.cr", "p.api", "c.mid");
    private static final List<String> PATTERNS = List.of("*", "n*", "*1", "text", "CAdmin", "1*", "4");
    private static final List<String> LABELS = List.of("kind:example", "second", "a", "key:value", "managed");
    private static final List<String> QUERIES = List.of("kind", "kind:example", "kind EQ example", "kind NE x",
            "kind IN (a,example)", "kind NI (a)", "NT kind");
    private static final Tag[] TAGS = Tag.values();
    private final RandomGenerator random;
    private final RandomValues values;

    RandomCriteria(RandomGenerator random, RandomValues values) {
        this.random = random;
        this.values = values;
    }

    /** Criteria of this usage, or of any. */
    Map<String, Object> next(long usage) {
        boolean valid = random.nextInt(4) > 0;
        Map<String, Object> criteria = new LinkedHashMap<>();
        criteria.put("fu", valid ? (Object) usage : values.anything());
        for (int left = random.nextInt(4); left > 0; left--) {
            if (random.nextInt(3) == 0) {
                page(criteria, valid);
            } else {
                condition(criteria, valid);
            }
        }
        return criteria;
    }

    private void page(Map<String, Object> criteria, boolean valid) {
        String name = pick(List.of("fo", "lim", "lvl", "ofst", "arp"));
        Object value = name.equals("arp") ? pick(List.of("la", "ol", "n1", "fopt", "n1/n2")) : 1L + random.nextInt(3);
        criteria.put(name, valid ? value : values.anything());
    }

    private void condition(Map<String, Object> criteria, boolean valid) {
        Tag tag = TAGS[random.nextInt(TAGS.length)];
        String name = switch (tag) {
            case ATTRIBUTE, CHILD_ATTRIBUTE, PARENT_ATTRIBUTE -> pick(NAMES);
            default -> tag.shortName();
        };
        criteria.put(name, valid ? value(tag) : values.anything());
    }

    private Object value(Tag tag) {
        return switch (tag) {
            case CREATED_BEFORE, CREATED_AFTER, UNMODIFIED_SINCE, MODIFIED_SINCE, EXPIRE_BEFORE, EXPIRE_AFTER ->
                pick(TIMES);
            case LABELS, CHILD_LABELS, PARENT_LABELS -> List.of(pick(LABELS), pick(LABELS));
            case LABELS_QUERY -> pick(QUERIES);
            case RESOURCE_TYPE, CHILD_RESOURCE_TYPE, PARENT_RESOURCE_TYPE ->
                List.of(pick(List.of("2", "3", "4", "5", "9", "13", "23", "28", "30")));
            case CONTENT_TYPE -> "text/plain";
            case CONTENT_FILTER_SYNTAX -> "1";
            case CONTENT_FILTER_QUERY -> "$..*";
            case GEO_GEOMETRY -> "[[[0,0],[200,0],[200,80],[0,80],[0,0]]]";
            case ATTRIBUTE, CHILD_ATTRIBUTE, PARENT_ATTRIBUTE -> pick(PATTERNS);
            default -> Integer.toString(1 + random.nextInt(5));
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
