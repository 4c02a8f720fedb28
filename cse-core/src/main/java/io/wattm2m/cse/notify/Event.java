// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.notify;

import io.wattm2m.cse.resource.Resource;

/**
 * Something that has happened to a resource.
 *
 * @param kind the number in {@code net}
 * @param before the resource as it was; the same as {@code subject} where there is no difference
 * @param subject the resource it happened to, as it is told: the updated or deleted one, the created or deleted child
 */
record Event(long kind, Resource before, Resource subject) {

    static Event of(long kind, Resource subject) {
        return new Event(kind, subject, subject);
    }
}
