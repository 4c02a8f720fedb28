// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.resource.Attribute;
import io.wattm2m.cse.resource.AttributeTable;
import io.wattm2m.cse.resource.DataTypes;
import io.wattm2m.cse.resource.ObjectType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A condition on an attribute of a resource (m2m:evalCriteria, Release 4): an operator, the attribute's short name and
 * a threshold. Numbers compare as numbers, however they are written; everything else as text. Immutable.
 *
 * @param operator how the attribute is compared
 * @param subject the short name of the attribute
 * @param threshold what it is compared with
 */
public record EvaluationCriteria(Operator operator, String subject, Object threshold) {
    static final ObjectType TYPE = ObjectType.of("evaluation criteria", Set.of("optr", "sbjt", "thld"),
            List.of(new Attribute<>("optr", "operator", DataTypes.enumeration(1, 2, 3, 4, 5, 6)),
                    new Attribute<>("sbjt", "subject", DataTypes.TOKEN),
                    new Attribute<>("thld", "threshold", DataTypes.ANY)));

    /** How an attribute is compared (m2m:evalCriteriaOperator), in the order of the numbers from 1. */
    public enum Operator {
        EQUAL, NOT_EQUAL, GREATER_THAN, LESS_THAN, GREATER_THAN_OR_EQUAL, LESS_THAN_OR_EQUAL;

        boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case NOT_EQUAL -> comparison != 0;
                case GREATER_THAN -> comparison > 0;
                case LESS_THAN -> comparison < 0;
                case GREATER_THAN_OR_EQUAL -> comparison >= 0;
                case LESS_THAN_OR_EQUAL -> comparison <= 0;
            };
        }
    }

    /** The criteria in the value of {@code evc}. */
    public static EvaluationCriteria of(Map<String, Object> value) {
        int operator = Math.toIntExact((Long) value.getOrDefault("optr", 1L));
        return new EvaluationCriteria(Operator.values()[operator - 1], String.valueOf(value.get("sbjt")),
                value.getOrDefault("thld", ""));
    }

    /** Whether they hold for a resource with these attributes; never where it does not have the attribute. */
    public boolean hold(Map<String, Object> attributes) {
        return Optional.ofNullable(attributes.get(subject)).filter(value -> operator.holds(compare(value, threshold)))
                .isPresent();
    }

    /** BAD_REQUEST where the type of the resource has no such attribute. */
    void checkFor(AttributeTable table, String resource) {
        if (table.rule(subject).isEmpty()) {
            throw RequestFailure.badRequest("evc (evalCriteria): sbjt " + subject + " is not an attribute of "
                    + resource);
        }
    }

    private static int compare(Object value, Object threshold) {
        Optional<BigDecimal> left = number(value);
        Optional<BigDecimal> right = number(threshold);
        return left.isPresent() && right.isPresent() ? left.get().compareTo(right.get())
                : value.toString().compareTo(threshold.toString());
    }

    private static Optional<BigDecimal> number(Object value) {
        String text = value.toString();
        // what is longer is no reading, and a number with a huge exponent would cost more than it is worth
        if (text.length() > 40 || !text.matches("[+-]?[0-9]*\\.?[0-9]+([eE][+-]?[0-9]{1,3})?")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }
}
