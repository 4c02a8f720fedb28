// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.resource.Resource;

/**
 * A resource with what its row has beside it. Immutable.
 *
 * @param resource the resource
 * @param position its place in the order of all creations
 * @param version how often it has been updated; 0 for instances
 * @param size the length of its document in characters
 */
record Stored(Resource resource, long position, long version, int size) {

    Stored withVersion(long newVersion) {
        return new Stored(resource, position, newVersion, size);
    }
}
