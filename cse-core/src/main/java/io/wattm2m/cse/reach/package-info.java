// SPDX-License-Identifier: EPL-2.0
/**
 * Floor 4: where an entity listens, and how a request gets there (TS-0001 9.6.5 pointOfAccess, 10.2.1).
 *
 * <p>Sends once and says what came of it. Whether to try again is for those to decide who know why it is sent.
 */
@NullMarked
package io.wattm2m.cse.reach;

import org.jspecify.annotations.NullMarked;
