// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.access;

import io.wattm2m.cse.type.AccessControlRules;
import io.wattm2m.cse.type.AddressRange;
import io.wattm2m.cse.type.ScheduleEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One access control rule, ready to be asked (TS-0001 9.6.2, TS-0003 7.1). Immutable.
 *
 * @param originators to whom it grants
 * @param operations the sum of the privileges that it grants
 * @param contexts the circumstances under which; any where there are none
 * @param details the types on which; any where there are none
 * @param limits what else the rule asks for or leaves out
 */
record AccessRule(List<OriginatorPattern> originators, long operations, List<Context> contexts, List<Details> details,
        Limits limits) {

    /** The rules of a set, as {@code pv} and {@code pvs} of a policy have it. */
    static List<AccessRule> ofSet(Map<String, Object> set) {
        return AccessControlRules.rules(set).stream().map(AccessRule::of).toList();
    }

    /** Whether what it grants, it grants on a resource as a whole. */
    boolean isUnlimited() {
        return limits.attributes.isEmpty();
    }

    /** The short names of the attributes on which alone it grants something; none for the resource as a whole. */
    List<String> attributes() {
        return limits.attributes;
    }

    /** Whether it grants this, now, where an entry of its originators stands for the one that asks. */
    boolean grants(Access access, Predicate<OriginatorPattern> standsFor, Instant now) {
        return (operations & access.privilege()) != 0
                && (!limits.authenticated || access.standing() || access.peer().identity().isPresent())
                && (details.isEmpty() || details.stream().anyMatch(detail -> detail.matches(access)))
                && (contexts.isEmpty() || contexts.stream().anyMatch(context -> context.matches(access, now)))
                // last, because groups have to be looked up
                && originators.stream().anyMatch(standsFor);
    }

    private static AccessRule of(Map<String, Object> rule) {
        return new AccessRule(texts(rule, "acor").map(OriginatorPattern::new).toList(),
                (Long) rule.getOrDefault("acop", 0L),
                AccessControlRules.objects(rule, "acco").stream().map(Context::of).toList(),
                AccessControlRules.objects(rule, "acod").stream().map(Details::of).toList(),
                Limits.of(rule));
    }

    private static Stream<String> texts(Map<?, ?> object, String member) {
        return object.get(member) instanceof List<?> list ? list.stream().map(Object::toString) : Stream.of();
    }

    /**
     * Circumstances, all of which have to hold.
     *
     * @param times one of them; any where there are none
     * @param addresses where the request comes from, one of them
     * @param anyAddress whether the addresses do not matter
     * @param located whether a place is asked for, which this CSE knows of nobody
     */
    private record Context(List<ScheduleEntry> times, List<AddressRange> addresses, boolean anyAddress,
            boolean located) {

        static Context of(Map<String, Object> context) {
            Map<?, ?> addresses = context.get("acip") instanceof Map<?, ?> given ? given : Map.of();
            return new Context(texts(context, "actw").map(ScheduleEntry::parse).toList(),
                    Stream.concat(texts(addresses, "ipv4"), texts(addresses, "ipv6")).map(AddressRange::parse).toList(),
                    addresses.isEmpty(), context.containsKey("aclr"));
        }

        boolean matches(Access access, Instant now) {
            return !located && (times.isEmpty() || times.stream().anyMatch(time -> time.matches(now)))
                    && (anyAddress || access.standing()
                            || access.peer().address().filter(this::isListed).isPresent());
        }

        private boolean isListed(java.net.InetAddress address) {
            return addresses.stream().anyMatch(range -> range.contains(address));
        }
    }

    /**
     * What a rule is limited to.
     *
     * @param authenticated whether only originators that have proved who they are are meant
     * @param attributes the attributes that alone are meant; all where there are none
     */
    private record Limits(boolean authenticated, List<String> attributes) {

        static Limits of(Map<String, Object> rule) {
            return new Limits(Boolean.TRUE.equals(rule.get("acaf")), texts(rule, "aca").toList());
        }
    }

    /**
     * Types: of the target, and of the child that is to be created.
     *
     * @param type the type of the target, 0 for any
     * @param specialization the attributes that say which specialization the target is, none for any
     * @param childTypes the types of the child, which matter in a CREATE only
     */
    private record Details(long type, Map<?, ?> specialization, List<Long> childTypes) {

        static Details of(Map<String, Object> details) {
            return new Details((Long) details.getOrDefault("ty", 0L),
                    details.get("spty") instanceof Map<?, ?> members ? Map.copyOf(members) : Map.of(),
                    texts(details, "chty").map(Long::valueOf).toList());
        }

        boolean matches(Access access) {
            boolean child = access.childType().isEmpty() || childTypes.contains((long) access.childType().getAsInt());
            return child && (type == 0 || access.target().type().number() == type)
                    && access.target().attributes().entrySet().containsAll(specialization.entrySet());
        }
    }
}
