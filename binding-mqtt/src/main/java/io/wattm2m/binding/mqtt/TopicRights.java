// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.util.List;

/**
 * What a client of the embedded broker may publish to and subscribe to: topic filters of MQTT in which {@code *} stands
 * for any text within a level. Immutable.
 */
record TopicRights(List<String> publish, List<String> subscribe) {
    /** Everything. */
    static final TopicRights ALL = new TopicRights(List.of("#"), List.of("#"));

    private static final String SHARE = "$share/";

    TopicRights {
        publish = List.copyOf(publish);
        subscribe = List.copyOf(subscribe);
    }

    /** Whether something may be published to this topic; one with a leading {@code $} is nobody's but our own. */
    boolean mayPublish(String topic) {
        return publish.contains("#") || publish.stream().anyMatch(right -> covers(right, topic));
    }

    /** Whether all topics that this filter matches, shared or not, may be heard. */
    boolean maySubscribe(String filter) {
        String heard = filter.startsWith(SHARE) ? filter.replaceFirst("^\\$share/[^/]*/", "") : filter;
        return subscribe.contains("#") || subscribe.stream().anyMatch(right -> covers(right, heard));
    }

    /** Whether the right holds for all that the filter matches, which for a topic is itself. */
    static boolean covers(String right, String filter) {
        String[] allowed = right.split("/", -1);
        String[] wanted = filter.split("/", -1);
        for (int level = 0; level < allowed.length; level++) {
            if (allowed[level].equals("#")) {
                return true;
            }
            if (level >= wanted.length || !coversLevel(allowed[level], wanted[level])) {
                // the filter a/# matches a as well as what is below
                return false;
            }
        }
        return allowed.length == wanted.length;
    }

    private static boolean coversLevel(String allowed, String wanted) {
        if (wanted.equals("#")) {
            return false;
        }
        return allowed.equals("+") || allowed.equals(wanted)
                || allowed.contains("*") && !wanted.equals("+") && matches(allowed, wanted);
    }

    /** Whether the text is the pattern with some text for each {@code *}; without backtracking beyond the last one. */
    private static boolean matches(String pattern, String text) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int in = 0;
        while (in < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = in;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++resume;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(rest -> rest == '*');
    }
}
