// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.primitive;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The filter criteria of a request (m2m:filterCriteria, TS-0004 6.3.5.8): conditions, how they are joined, and how much
 * of what matches is wanted.
 *
 * @param usage what the criteria are for
 * @param operation how conditions with different tags are joined; values of one tag are always alternatives
 * @param conditions the conditions in the order they were given
 * @param page how much of the matches is wanted
 * @param applyRelativePath a path to append to every match, empty for the matches themselves
 */
public record FilterCriteria(Usage usage, Join operation, List<Condition> conditions, Page page,
        Optional<String> applyRelativePath) {
    /** Matches everything. */
    public static final FilterCriteria NONE =
            new FilterCriteria(Usage.CONDITIONAL, Join.AND, List.of(), Page.ALL, Optional.empty());

    public FilterCriteria {
        requireNonNull(usage, "usage is null");
        requireNonNull(operation, "operation is null");
        conditions = List.copyOf(conditions);
        requireNonNull(page, "page is null");
    }

    /** Whether the request is a discovery. */
    public boolean isDiscovery() {
        return usage == Usage.DISCOVERY;
    }

    /** What filter criteria are for: the values of {@code fu} (TS-0004 6.3.4.2.31). */
    public enum Usage {
        DISCOVERY(1), CONDITIONAL(2), IPE_DISCOVERY(3);

        private final int number;

        Usage(int number) {
            this.number = number;
        }

        /** The value of {@code fu}. */
        public int number() {
            return number;
        }

        /** The usage with this number; BAD_REQUEST where there is none. */
        public static Usage of(int number) {
            return Arrays.stream(values()).filter(usage -> usage.number == number).findFirst()
                    .orElseThrow(() -> RequestFailure.badRequest("fu " + number + " is not a filter usage (1 to 3)"));
        }
    }

    /** How conditions are joined: the values of {@code fo} (TS-0004 6.3.4.2.34). */
    public enum Join {
        AND(1), OR(2), XOR(3);

        private final int number;

        Join(int number) {
            this.number = number;
        }

        /** The value of {@code fo}. */
        public int number() {
            return number;
        }

        /** The join with this number; BAD_REQUEST where there is none. */
        public static Join of(int number) {
            return Arrays.stream(values()).filter(join -> join.number == number).findFirst()
                    .orElseThrow(
                            () -> RequestFailure.badRequest("fo " + number + " is not a filter operation (1 to 3)"));
        }
    }

    /**
     * How much of the matches is wanted.
     *
     * @param limit at most so many ({@code lim})
     * @param level at most so many steps below the target ({@code lvl}); 1 means direct children
     * @param offset the first match wanted, counted from 1 ({@code ofst})
     */
    public record Page(OptionalInt limit, OptionalInt level, OptionalInt offset) {
        public static final Page ALL = new Page(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * One condition: true where any of its values is met.
     *
     * @param tag the kind of condition
     * @param name the attribute's short name for the three attribute tags, else the tag's own short name
     * @param values what to compare with, as text; at least one
     */
    public record Condition(Tag tag, String name, List<String> values) {
        public Condition {
            requireNonNull(tag, "tag is null");
            requireNonNull(name, "name is null");
            values = List.copyOf(values);
        }

        /** The first, usually only, value. */
        public String value() {
            return values.getFirst();
        }
    }

    /** The tags of conditions with their short names (TS-0001 8.1.2, table of filter conditions). */
    public enum Tag {
        CREATED_BEFORE("crb"), CREATED_AFTER("cra"), UNMODIFIED_SINCE("us"), MODIFIED_SINCE("ms"),
        STATE_TAG_SMALLER("sts"), STATE_TAG_BIGGER("stb"), EXPIRE_BEFORE("exb"), EXPIRE_AFTER("exa"),
        LABELS("lbl"), CHILD_LABELS("clbl"), PARENT_LABELS("palb"), LABELS_QUERY("lbq"),
        RESOURCE_TYPE("ty"), CHILD_RESOURCE_TYPE("chty"), PARENT_RESOURCE_TYPE("pty"),
        SIZE_ABOVE("sza"), SIZE_BELOW("szb"), CONTENT_TYPE("cty"),
        ATTRIBUTE("atr"), CHILD_ATTRIBUTE("catr"), PARENT_ATTRIBUTE("patr"),
        SEMANTICS_FILTER("smf"), CONTENT_FILTER_SYNTAX("cfs"), CONTENT_FILTER_QUERY("cfq"), OPERATIONS("ops"),
        GEO_GEOMETRY_TYPE("gmty"), GEO_GEOMETRY("geom"), GEO_SPATIAL_FUNCTION("gsf");

        private final String shortName;

        Tag(String shortName) {
            this.shortName = shortName;
        }

        public String shortName() {
            return shortName;
        }

        /** The tag with this short name, empty where there is none. */
        public static Optional<Tag> of(String shortName) {
            return Arrays.stream(values()).filter(tag -> tag.shortName.equals(shortName)).findFirst();
        }
    }
}
