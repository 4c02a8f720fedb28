// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may use which topics of the embedded broker: an entity those of TS-0010 6.4 that begin or end with itself, and
 * every client those that the operator's rules give it. Immutable.
 *
 * @param cse the CSE-ID of the CSE that the broker serves, e.g. {@code /id-in}
 * @param prefix levels before {@code /oneM2M}, empty for none
 * @param rules filters that a client may publish and subscribe to, with its own name for <code>{user}</code>; behind a
 *        name and {@code =}, only for that client
 */
record TopicRules(String cse, String prefix, List<String> rules) {
    private static final String USER = "{user}";

    TopicRules {
        rules = List.copyOf(rules);
    }

    /** What this client may do. */
    TopicRights of(BrokerUser user) {
        if (user.isTrusted()) {
            return TopicRights.ALL;
        }
        List<String> publish = new ArrayList<>(given(user));
        List<String> subscribe = new ArrayList<>(publish);
        names(user.originator()).forEach(name -> {
            publish.add(topic("req/" + name + "/#"));
            publish.add(topic("resp/+/" + name + "/#"));
            subscribe.add(topic("resp/" + name + "/#"));
            subscribe.add(topic("req/+/" + name + "/#"));
        });
        Stream.of(user.name(), user.credential()).filter(TopicRules::isLevel).distinct().forEach(credential -> {
            publish.add(topic("reg_req/" + credential + "/#"));
            subscribe.add(topic("reg_resp/" + credential + "/#"));
        });
        return new TopicRights(publish, subscribe);
    }

    private String topic(String rest) {
        return prefix + "/oneM2M/" + rest;
    }

    /** All forms in which an entity may write itself (TS-0010 6.4); none of one that no topic could hold. */
    private List<String> names(String originator) {
        String relative = (originator.startsWith("/") ? originator.substring(1) : originator).replace('/', ':');
        if (relative.isEmpty() || relative.chars().anyMatch(c -> c == '+' || c == '#')) {
            return List.of();
        }
        String ours = cse.substring(1) + ":";
        if (relative.startsWith(ours)) {
            return List.of(relative, relative.substring(ours.length()));
        }
        return originator.startsWith("/") ? List.of(relative) : List.of(relative, ours + relative);
    }

    private List<String> given(BrokerUser user) {
        return rules.stream().flatMap(rule -> given(rule, user)).toList();
    }

    private static Stream<String> given(String rule, BrokerUser user) {
        int equals = rule.indexOf('=');
        if (equals >= 0 && !rule.substring(0, equals).equals(user.name())) {
            return Stream.empty();
        }
        String filter = rule.substring(equals + 1);
        if (!filter.contains(USER)) {
            return Stream.of(filter);
        }
        return isLevel(user.name()) ? Stream.of(filter.replace(USER, user.name())) : Stream.empty();
    }

    /** A name with one of MQTT's or our own wildcards in it would be more than one client's. */
    private static boolean isLevel(String name) {
        return !name.isEmpty() && name.chars().noneMatch(c -> c == '+' || c == '#' || c == '/' || c == '*');
    }
}
