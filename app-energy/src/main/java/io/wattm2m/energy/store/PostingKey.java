// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.store;

import java.io.Serializable;

/**
 * The key of a posting's row. Immutable.
 *
 * @param entryKey the entry
 * @param account the account's name
 * @param unit in which it is counted
 */
record PostingKey(String entryKey, String account, String unit) implements Serializable {}
