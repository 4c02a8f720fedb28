// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 3: keeps the resource tree in a relational database. One thread writes: it decides a batch of changes one after
 * another, commits them together, makes them durable, publishes them to the caches and lets the callers go on; readers
 * work beside it on connections of their own.
 *
 * <p>The only package that knows Hibernate and JDBC. It knows no procedures, no notifications and no access rights.
 */
@NullMarked
package io.wattm2m.cse.store;

import org.jspecify.annotations.NullMarked;
