// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import java.io.Serializable;

/**
 * The key of a document's row. Immutable.
 *
 * @param kind what it is
 * @param name whose
 */
record DocumentKey(String kind, String name) implements Serializable {}
