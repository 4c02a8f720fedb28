// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import java.io.Serializable;

/**
 * The key of an account's row. Immutable.
 *
 * @param name of the account
 * @param unit in which it is counted
 */
record AccountKey(String name, String unit) implements Serializable {}
