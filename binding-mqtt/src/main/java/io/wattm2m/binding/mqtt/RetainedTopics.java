// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.binding.mqtt;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Whose the retained messages of the broker are: those of whoever retained the latest one of a topic. Thread-safe. */
final class RetainedTopics {
    private final Lock lock = new ReentrantLock();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final int most;

    /** So many for each owner. */
    RetainedTopics(int most) {
        this.most = most;
    }

    /** The owner wants to retain a message of this topic; false where that is one too many. */
    boolean retain(String topic, String owner) {
        lock.lock();
        try {
            if (!owner.equals(owners.get(topic)) && counts.getOrDefault(owner, 0) >= most) {
                return false;
            }
            forget(topic);
            owners.put(topic, owner);
            counts.merge(owner, 1, Integer::sum);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The topic's retained message has been taken away. */
    void release(String topic) {
        lock.lock();
        try {
            forget(topic);
        } finally {
            lock.unlock();
        }
    }

    private void forget(String topic) {
        String owner = owners.remove(topic);
        if (owner != null) {
            counts.computeIfPresent(owner, (same, count) -> count == 1 ? null : count - 1);
        }
    }
}
