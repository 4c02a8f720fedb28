// SPDX-License-Identifier: EPL-2.0
/**
 * Exchange with building management systems and other energy platforms by REST: mapping files, what is pulled and
 * pushed by schedule, how far it has come. Readings that come in are handed to the interworking of plugs, as a device
 * would; nothing here writes into the history.
 */
@NullMarked
package io.wattm2m.energy.exchange;

import org.jspecify.annotations.NullMarked;
