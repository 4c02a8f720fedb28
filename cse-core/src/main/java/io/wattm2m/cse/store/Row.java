// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

/** A row of the tree: a resource or an instance. */
sealed interface Row permits ResourceRow, InstanceRow {

    /** The position in the order of all creations. */
    long position();

    /** The length of the document in characters. */
    int size();
}
