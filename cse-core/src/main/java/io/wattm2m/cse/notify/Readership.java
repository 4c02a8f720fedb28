// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.resource.Resource;

/**
 * Who may still know of what he has subscribed to: privileges that were needed to subscribe (TS-0004 7.4.8.2.1) may
 * have been taken away since. Thread-safe.
 */
@FunctionalInterface
public interface Readership {
    /** Whether the creator of a subscription may retrieve the resource that it is about. */
    boolean includes(String creator, Resource subscribedTo);

    /** Whether a child of that has policies of its own, and none of those lets the creator retrieve it. */
    default boolean isShutOut(String creator, Resource child) {
        return false;
    }
}
