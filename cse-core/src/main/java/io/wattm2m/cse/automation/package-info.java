// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 5: carries out actions: watches what they are subject to and sends their requests through the CSE itself.
 *
 * <p>What an action may hold belongs to its type; who may do what decides the CSE that takes the request.
 */
@NullMarked
package io.wattm2m.cse.automation;

import org.jspecify.annotations.NullMarked;
