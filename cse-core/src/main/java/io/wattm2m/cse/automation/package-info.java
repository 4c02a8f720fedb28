// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 5: what the CSE does by itself: carries out actions, which it watches for and whose requests go through the CSE
 * like any other; tells the time.
 *
 * <p>What an action may hold belongs to its type; who may do what decides the CSE that takes the request.
 */
@NullMarked
package io.wattm2m.cse.automation;

import org.jspecify.annotations.NullMarked;
