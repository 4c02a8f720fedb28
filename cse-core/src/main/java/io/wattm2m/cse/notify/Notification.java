// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.primitive.Content;
import java.util.function.Supplier;

/**
 * Something that waits to be told.
 *
 * @param sequence the position of the instance that it tells of; 0 where it is no instance, or not followed
 * @param content what it says, made when it is sent
 */
record Notification(long sequence, Supplier<Content> content) {

    /** Whether the store keeps what it tells of, so that it need not be kept here. */
    boolean isStored() {
        return sequence > 0;
    }
}
