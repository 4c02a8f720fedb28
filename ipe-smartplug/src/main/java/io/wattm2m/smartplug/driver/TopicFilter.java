// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.smartplug.driver;

/**
 * The topic filters of MQTT (MQTT 3.1.1, 4.7). Every message is held against all filters of all dialects, so they are
 * taken to be well formed, and nothing is made to compare them.
 */
final class TopicFilter {
    private TopicFilter() {}

    /** Whether a topic is among those that a filter stands for. */
    static boolean matches(String filter, String topic) {
        int at = 0;
        for (int i = 0; i < filter.length(); i++) {
            char expected = filter.charAt(i);
            if (expected == '#') {
                return true;
            }
            if (expected == '+') {
                at = endOfLevel(topic, at);
            } else if (at == topic.length()) {
                // the level above is among what # stands for
                return filter.startsWith("/#", i);
            } else if (topic.charAt(at) == expected) {
                at++;
            } else {
                return false;
            }
        }
        return at == topic.length();
    }

    private static int endOfLevel(String topic, int from) {
        int slash = topic.indexOf('/', from);
        return slash < 0 ? topic.length() : slash;
    }
}
