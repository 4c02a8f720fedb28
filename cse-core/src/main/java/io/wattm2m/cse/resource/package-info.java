// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 1: what a resource is, as data: typed attribute keys, attribute tables, resource types, the immutable resource,
 * and what a decision about resources changes.
 *
 * <p>Nothing here knows serialisations, transports, stores, clocks or any particular resource type.
 */
@NullMarked
package io.wattm2m.cse.resource;

import org.jspecify.annotations.NullMarked;
