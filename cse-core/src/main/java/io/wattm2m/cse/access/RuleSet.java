// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rules of a set (TS-0001 9.6.2), apart from each other so that those that name attributes cost nothing where there
 * are none. Immutable.
 *
 * @param whole the rules that are for resources as a whole
 * @param partial those that are for some of their attributes
 */
record RuleSet(List<AccessRule> whole, List<AccessRule> partial) {

    /** The rules that {@code pv} or {@code pvs} of a policy has. */
    static RuleSet of(Map<String, Object> set) {
        Map<Boolean, List<AccessRule>> rules =
                AccessRule.ofSet(set).stream().collect(Collectors.partitioningBy(AccessRule::isUnlimited));
        return new RuleSet(rules.getOrDefault(true, List.of()), rules.getOrDefault(false, List.of()));
    }

    /**
     * On what they grant this, now.
     *
     * @param named whether an entry names the one that asks
     * @param includes whether an entry is a group that has the one that asks, which has to be looked up
     */
    PermittedAttributes grant(Access access, Predicate<OriginatorPattern> named, Predicate<OriginatorPattern> includes,
            Instant now) {
        if (whole.stream().anyMatch(rule -> rule.grants(access, named, now))
                || whole.stream().anyMatch(rule -> rule.grants(access, includes, now))) {
            return PermittedAttributes.ALL;
        }
        return partial.isEmpty() ? PermittedAttributes.NONE
                : PermittedAttributes.only(partial.stream().filter(rule -> rule.grants(access, named.or(includes), now))
                        .flatMap(rule -> rule.attributes().stream()));
    }
}
