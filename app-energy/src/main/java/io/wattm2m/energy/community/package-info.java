// SPDX-License-Identifier: EPL-2.0
/**
 * What homes that want to do with others: comparing what they save under pseudonyms, and challenges. What is said of
 * one home to another never names it, and nothing is said of fewer than five. Knows neither HTTP nor a database.
 */
@NullMarked
package io.wattm2m.energy.community;

import org.jspecify.annotations.NullMarked;
